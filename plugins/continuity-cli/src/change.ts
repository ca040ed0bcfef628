/** What is sent to be judged, and what was left out. */
export interface Change {
  documents: { path: string; text: string }[];
  /** References of entities that no file describes any more. */
  removed: string[];
  /** Files that were named but are not for the catalog. */
  leftOut: string[];
}

/**
 * A piece of a record as it is read on paper. Texts are as people read them, not
 * escaped for any format.
 *
 * @public
 */
export type DocumentBlock =
  | { kind: 'field'; label: string; text: string }
  /** Text that may have several lines. */
  | { kind: 'paragraph'; label: string; text: string }
  | { kind: 'bullets'; label: string; items: string[] }
  /** As many cells in each row as there are columns. */
  | { kind: 'table'; label: string; columns: string[]; rows: string[][] }
  /** What belongs together under a heading: one item of a list too wide for a table. */
  | { kind: 'group'; label: string; blocks: DocumentBlock[] };

/** A part of a record on paper. @public */
export interface DocumentSection {
  title: string;
  blocks: DocumentBlock[];
}

/**
 * A revision of a record on paper, whatever the paper is: Markdown, PDF and the
 * print view are made from it.
 *
 * @public
 */
export interface RecordDocumentModel {
  /** Type and subject: "Business Impact Analysis: Payments". */
  title: string;
  /** Says across each page what the revision is not; null: it counts as it stands. */
  watermark: string | null;
  revision: number;
  contentHash: string;
  /** Who wrote and approved it, and until when it holds: label and text. */
  facts: [label: string, text: string][];
  sections: DocumentSection[];
}

export { cellText, type SheetLookUp } from './cell';
export { columnOfTarget, columnsOf } from './columns';
export { countChanges, fillContent, type FilledContent } from './fill';
export { findHeaders, type SheetHeaders } from './headers';
export {
  mappingMistakes,
  mappingProblems,
  type MappingProblem,
} from './mapping';
export { readSheetRows, type SheetRow, type SubjectRows } from './rows';
export { suggestMapping } from './suggest';

export { fieldAt } from './fieldAt';
export type { FieldPlace } from './fieldAt';
export {
  RecordTypesContext,
  useRecordType,
  useRecordTypes,
} from './RecordTypesContext';
export { recordUis } from './registry';
export type {
  CustomFieldProps,
  CustomViewProps,
  RecordAsideProps,
  RecordSummaryProps,
  RecordUi,
} from './registry';
export { useRecordUi } from './useRecordUi';

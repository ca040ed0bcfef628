export { Chip, Chips } from './Chip';
export type { ChipLook } from './Chip';
export { compactSpan } from './compactSpan';
export { ConfirmDialog } from './ConfirmDialog';
export { CopySnippet } from './CopySnippet';
export { toCsv } from './csv';
export { DateText } from './DateText';
export { formatDay, formatExact, formatRelative, daysUntil } from './dates';
export { DownloadCsvButton } from './DownloadCsvButton';
export { DurationText } from './DurationText';
export { EmptyState } from './EmptyState';
export { EntityLink } from './EntityLink';
export { FormDialog } from './FormDialog';
export { refusalOf } from './errors';
export { ExportCsvButton } from './ExportCsvButton';
export { FilterBar, FilterSwitch } from './FilterBar';
export { FilteredState } from './FilteredState';
export { Figures } from './Figures';
export { Hint } from './Hint';
export { ListTable } from './ListTable';
export { PageFrame } from './PageFrame';
export { PagePathContext, useContinuityPageLink } from './pagePath';
export type { ContinuityPlace, ContinuityTab } from './pagePath';
export { LeftOut, PlainTable } from './PlainTable';
export { createContinuityQueryClient, QueryProvider } from './QueryProvider';
export { QueryError, QueryState } from './QueryState';
export { saveAs } from './saveAs';
export { ScoreText } from './ScoreText';
export { SearchText } from './SearchText';
export { SinceText } from './SinceText';
export { StackedBar } from './StackedBar';
export { statusClass, statusIcons } from './status';
export { StatusBadge } from './StatusBadge';
export { StickyBar } from './StickyBar';
export { TierBadge } from './TierBadge';
export {
  useContinuityAnswer,
  useContinuityMutation,
  useContinuityPages,
  useContinuityQueries,
  useContinuityQuery,
  useContinuityRefresh,
} from './useContinuityQuery';
export type {
  ListOperation,
  MutationOperation,
  OperationInput,
  OperationOutput,
  QueryOperation,
} from './useContinuityQuery';
export { useContinuityTranslation } from './useContinuityTranslation';
export type { Translate } from './useContinuityTranslation';
export { useListTable } from './useListTable';
export { useToast } from './useToast';
export { useUrlList, useUrlState } from './useUrlState';
export { useSectionTarget, useUrlQuery } from './useUrlQuery';
export type { UrlChanges } from './useUrlQuery';
export { VerdictBadge, verdictLooks } from './VerdictBadge';
export { WebLink } from './WebLink';

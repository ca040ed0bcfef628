export { attentionOf, attentions } from './attention';
export type { Attention } from './attention';
export { AttentionBadges } from './AttentionBadges';
export { FacetChanges } from './FacetChanges';
export { NamedRefs } from './NamedRefs';
export { RecordStateBadge } from './RecordStateBadge';
export { useTypeWords } from './useTypeWords';
export type { FieldChoice, TypeWords } from './useTypeWords';

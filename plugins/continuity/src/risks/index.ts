export { AttentionChips } from './AttentionChips';
export { LevelBadge } from './LevelBadge';
export { MatrixGrid } from './matrix/MatrixGrid';
export { MeasureStatusBadge } from './measures/MeasureStatusBadge';

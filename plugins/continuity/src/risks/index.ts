export { AttentionChips } from './AttentionChips';
export { LevelBadge } from './LevelBadge';
export { levelLook } from './levelLook';
export { MatrixGrid } from './matrix/MatrixGrid';
export { MeasureStatusBadge } from './measures/MeasureStatusBadge';

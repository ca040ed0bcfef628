export { CatalogSelect, CatalogSelectOne } from './CatalogSelect';
export { EntitySelect } from './EntitySelect';
export { useDebounced } from './useDebounced';
export { nameOfRef } from './nameOfRef';

export { CatalogSelect, CatalogSelectOne } from './CatalogSelect';
export { EntitySelect } from './EntitySelect';
export { useDebounced } from './useDebounced';
export { useEntityTitles } from './useEntityTitles';
export { nameOfRef } from './nameOfRef';

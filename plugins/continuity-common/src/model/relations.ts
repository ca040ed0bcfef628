/** An entity supports a vital business function. @public */
export const RELATION_SUPPORTS = 'supports';

/** A vital business function is supported by an entity. @public */
export const RELATION_SUPPORTED_BY = 'supportedBy';

export { recordDocument, type DocumentHeader } from './document';
export { type DocumentWords } from './fieldText';
export { toMarkdown } from './markdown';

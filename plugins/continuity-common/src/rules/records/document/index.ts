export { recordDocument, type DocumentHeader } from './document';
export { toMarkdown } from './markdown';

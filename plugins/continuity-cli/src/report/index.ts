export { githubReport } from './github';
export { jsonReport } from './json';
export { markdownReport } from './markdown';
export { textReport } from './text';

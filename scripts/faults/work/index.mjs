import { classification } from './classifications.mjs';
import { exception } from './exceptions.mjs';
import { feed } from './feeds.mjs';
import { history } from './imports.mjs';
import { record } from './records.mjs';
import { review } from './reviews.mjs';
import { sheet } from './sheets.mjs';
import { test } from './tests.mjs';

/** All that people write. */
export const deeds = Object.entries({
  review,
  classification,
  exception,
  test,
  feed,
  history,
  sheet,
  record,
});

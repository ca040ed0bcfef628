import type { Measure } from '../driver/context';
import { concurrency } from './concurrency';
import { entity } from './entity';
import { findings } from './findings';
import { firstSync } from './firstSync';
import { floors } from './floors';
import { forecast } from './forecast';
import { gate } from './gate';
import { graph } from './graph';
import { memory } from './memory';
import { neighbours } from './neighbours';
import { objective } from './objective';
import { prepare } from './prepare';
import { review } from './review';
import { rollups } from './rollups';
import { shape } from './shape';
import { days, storage } from './storage';
import { tree } from './tree';
import { unchangedSync } from './unchangedSync';

/**
 * In the order in which they run: what only reads, then what changes the data,
 * and last what lets days pass.
 */
export const measures: Measure[] = [
  prepare,
  gate,
  storage,
  floors,
  shape,
  rollups,
  tree,
  concurrency,
  entity,
  findings,
  forecast,
  unchangedSync,
  graph,
  floors,
  review,
  objective,
  neighbours,
  memory,
  firstSync,
  floors,
  days,
];

import type { Measure } from '../driver/context';
import { entity } from './entity';
import { findings } from './findings';
import { gate } from './gate';
import { prepare } from './prepare';
import { rollups } from './rollups';
import { shape } from './shape';
import { tree } from './tree';

/** In the order in which they run. */
export const measures: Measure[] = [
  prepare,
  gate,
  shape,
  rollups,
  tree,
  entity,
  findings,
];

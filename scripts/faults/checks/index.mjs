// What must be so once everything has come to rest. Each check answers what is
// wrong; an empty list: nothing.
import { added } from './added.mjs';
import { histories } from './histories.mjs';
import { jobs } from './jobs.mjs';
import { notifications } from './notifications.mjs';
import { rebuilt } from './rebuilt.mjs';
import { snapshots } from './snapshots.mjs';
import { states } from './states.mjs';
import { whole } from './whole.mjs';

export const checks = [
  ['every acknowledged addition is there, once, and no part of another', added],
  ['what was changed is as it was acknowledged', states],
  ['records have each event that was acknowledged, once', histories],
  ['nothing is half-written', whole],
  ['the projection equals one computed anew', rebuilt],
  ['each notification is there once', notifications],
  ['each day is counted once', snapshots],
  ['scheduled jobs ran once per period', jobs],
];

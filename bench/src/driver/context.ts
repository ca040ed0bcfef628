import type { BackendProcess } from './backendProcess';
import type { Client } from './client';
import type { Databases } from './databases';
import type { Options } from './options';
import { tell } from './progress';
import type { Service } from '../generator';

/** What measures work with. */
export interface Context {
  n: number;
  epoch: number;
  options: Options;
  /** For files of this run. */
  folder: string;
  services: Service[];
  databases: Databases;
  backend: BackendProcess;
  /** Sees everything. */
  reader: Client;
  /** Sees only what the own group owns. */
  contractor: Client;
  /** Notes what was measured. */
  report: Recorder;
}

export interface Measured {
  /** Row of the table of targets. */
  target: string;
  n: number;
  value: number;
  min?: number;
  max?: number;
  rounds?: number;
  /** What was taken, in ms, bytes or whatever the target is about. */
  parts?: Record<string, number>;
  note?: string;
}

export class Recorder {
  /** The database server and its version. */
  database = '';
  readonly measured: Measured[] = [];

  /** Tells it, too: a run that is stopped has said what it had found by then. */
  add(item: Measured): void {
    this.measured.push(item);
    tell(`  ${item.target} ${item.value.toPrecision(3)}`);
  }
}

/** One measure: a part of the table of targets. */
export interface Measure {
  name: string;
  /** What the others rest on; runs whatever was asked for. */
  always?: boolean;
  /** The same at every size: it runs at the smallest. */
  once?: boolean;
  run(context: Context): Promise<void>;
}

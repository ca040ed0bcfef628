import type {
  RecordImport,
  RecordImportReport,
  RecordImportSubject,
} from '@backstage-continuity/plugin-continuity-common';
import { inDays } from './posture';

type Target = RecordImport['targets'][number];

const target = (some: Partial<Target> & Pick<Target, 'target' | 'label'>) => ({
  kind: 'text',
  section: 'About',
  help: null,
  required: false,
  choices: [],
  ...some,
});

/** An import of shift handovers that was just uploaded. */
export const recordImport = (
  some: Partial<RecordImport> = {},
): RecordImport => ({
  id: 'i1',
  type: 'shift-handover',
  fileName: 'handovers.csv',
  sheet: null,
  state: 'uploaded',
  interrupted: false,
  createdAt: inDays(0),
  updatedAt: inDays(0),
  expiresAt: inDays(7),
  sheets: ['handovers.csv'],
  headerRow: 1,
  headers: ['Service', 'Name', 'Takes', 'Remarks'],
  sample: [
    ['checkout', 'Nights', '4', 'none'],
    ['basket', 'Days', '8', ''],
  ],
  rowCount: 3,
  targets: [
    target({
      target: 'subject',
      label: 'Subject',
      section: '',
      required: true,
    }),
    target({ target: 'title', label: 'Title', required: true }),
    target({ target: 'handover', label: 'Handover time', kind: 'duration' }),
    target({
      target: 'notes',
      label: 'Notes',
      section: 'Work',
      required: true,
    }),
    target({
      target: 'steps[].what',
      label: 'Step: What',
      section: 'Work',
    }),
  ],
  mapping: {
    columns: [
      { column: 0, target: 'subject', unit: null },
      { column: 1, target: 'title', unit: null },
      { column: 2, target: 'handover', unit: null },
    ],
    days: null,
    decimal: null,
  },
  mappingFrom: 'headers',
  progress: { done: 0, total: 0 },
  report: null,
  error: null,
  ...some,
});

export const importReport = (
  some: Partial<RecordImportReport> = {},
): RecordImportReport => ({
  rows: 3,
  create: 2,
  change: 1,
  unchanged: 0,
  rejected: 0,
  mistakes: 0,
  errors: [],
  ...some,
});

export const importSubject = (
  name: string,
  some: Partial<RecordImportSubject> = {},
): RecordImportSubject => ({
  subjectRef: `component:default/${name}`,
  title: name,
  rows: [2],
  outcome: 'create',
  over: 'nothing',
  recordId: null,
  changedFields: 2,
  mistakes: 0,
  ...some,
});

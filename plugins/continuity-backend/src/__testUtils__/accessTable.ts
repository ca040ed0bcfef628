import type { OperationId } from '@backstage-continuity/plugin-continuity-common';

/** Who asks, and what the permission policy of the table grants them. */
export const callers = {
  anonymous: 'nobody: no credentials',
  guest: 'signed in, but the policy grants nothing',
  reader: 'may read posture, records and the policy',
  owner: 'a reader who may also do everything to what their groups own',
  'other owner': 'the same, but another group owns what this is about',
  approver: 'a reader who may also approve exceptions and records',
  administrator: 'may do everything',
  program: 'a service without restrictions',
  'restricted program':
    'a service restricted to `catalog.entity.read` and `continuity.posture.read`',
} as const;

export type Caller = keyof typeof callers;

/** In the order of the callers: `y` allowed, `-` denied, `c` conditional. */
type Outcomes = string;

const EVERYBODY = 'yyyyyyyyy';
const READERS = '--yyyyyyy';
const READERS_OF_RECORDS = '--yyyyyy-';
const OWNERS = '---c--yy-';
const OWNERS_THEMSELVES = '---c--y--';
const DECIDERS = '---c-cyy-';
const APPROVERS = '---c-cc--';
const WRITERS = '---cc-yy-';
const ADMINISTRATORS = '------yy-';

export interface AccessRow {
  operation: OperationId;
  outcomes: Outcomes;
  /** What the conditional ones depend on, and whatever else decides. */
  condition?: string;
}

/** What is decided by who wrote it, also among those who may do everything. */
export interface ActionRow {
  operation: OperationId;
  /** What of the operation it is. */
  action: string;
  by: 'author' | 'administrator';
  allowed: boolean;
}

const ofOwner = 'for what their groups own';

function rows(
  outcomes: Outcomes,
  operations: OperationId[],
  condition?: string,
): AccessRow[] {
  return operations.map(operation => ({ operation, outcomes, condition }));
}

/** Who may what: each operation of the contract, and each action that differs. */
export const accessTable: AccessRow[] = [
  ...rows(EVERYBODY, ['readCalendar'], 'whoever has the address, see below'),
  ...rows(READERS, [
    'getEntityPosture',
    'listEntities',
    'getRollup',
    'listFindings',
    'getTrend',
    'listFunctions',
    'getFunction',
    'getFunctionForecast',
    'getDuties',
    'listDependencies',
    'getForecast',
    'simulate',
    'listLossOptions',
    'validate',
    'previewReview',
    'listReviews',
    'listTests',
    'listOccurrences',
    'getTest',
    'listExceptions',
    'getClassification',
    'listCalendarFeeds',
  ]),
  ...rows(
    READERS,
    ['createCalendarFeed'],
    'of oneself and one’s groups; of others only who sees everything',
  ),
  ...rows(READERS_OF_RECORDS, ['getPolicy', 'getState']),
  ...rows(READERS_OF_RECORDS, [
    'listRecords',
    'getRecord',
    'getRecordDuties',
    'getRecordRevision',
    'compareRevisions',
    'listRecordEvents',
    'exportRecord',
    'listRisks',
    'getRiskMatrix',
    'listMeasures',
    'listStrategies',
    'commentOnRecord',
    'resolveComment',
  ]),
  ...rows('--yyyyy--', ['acknowledgeRecord'], 'persons only'),
  ...rows(
    OWNERS_THEMSELVES,
    ['confirmReviews', 'revertReview', 'confirmRecord'],
    `${ofOwner}; persons only`,
  ),
  ...rows(
    OWNERS,
    [
      'createTest',
      'changeTest',
      'cancelTest',
      'reinstateTest',
      'recordOutcome',
      'requestExceptions',
      'putClassification',
      'deleteClassification',
      'createRecord',
      'startDraft',
      'discardDraft',
      'submitDraft',
      'withdrawRevision',
      'remindOfRecord',
      'putRecordPeople',
      'retireRecord',
    ],
    ofOwner,
  ),
  ...rows(OWNERS, ['saveDraft'], `${ofOwner}; contributors their sections`),
  ...rows(
    DECIDERS,
    ['approveException', 'rejectException', 'revokeException'],
    'owners for what their groups own; nobody approves a request of their own',
  ),
  ...rows(
    APPROVERS,
    ['approveRevision', 'returnRevision'],
    'where the policy asks them for the level; persons only',
  ),
  ...rows(
    WRITERS,
    [
      'getRecordImportTemplate',
      'listRecordImports',
      'createRecordImport',
      'getRecordImport',
      'listRecordImportSubjects',
      'putRecordImportMapping',
      'applyRecordImport',
      'deleteRecordImport',
    ],
    'one’s own imports; each row is decided by its subject',
  ),
  ...rows(ADMINISTRATORS, [
    'startSync',
    'importDocuments',
    'listImportSources',
  ]),
  ...rows(READERS, ['revokeCalendarFeed'], 'one’s own'),
];

/** Who wrote something may do more with it than others, or less. */
export const actionTable: ActionRow[] = [
  {
    operation: 'approveException',
    action: 'of a request of one’s own',
    by: 'author',
    allowed: false,
  },
  {
    operation: 'approveRevision',
    action: 'of what one wrote or submitted',
    by: 'author',
    allowed: false,
  },
  {
    operation: 'getRecordImport',
    action: 'of one’s own import',
    by: 'author',
    allowed: true,
  },
  {
    operation: 'getRecordImport',
    action: 'of another’s import',
    by: 'administrator',
    allowed: false,
  },
  {
    operation: 'revokeCalendarFeed',
    action: 'of another’s feed',
    by: 'administrator',
    allowed: false,
  },
  {
    operation: 'revokeCalendarFeed',
    action: 'of one’s own feed',
    by: 'author',
    allowed: true,
  },
];

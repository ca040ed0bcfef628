/** What spreadsheets call what a row is about. */
export const SUBJECT_SYNONYMS = [
  'subject',
  'ref',
  'entity',
  'entity ref',
  'service',
  'service name',
  'IT service',
  'business service',
  'application',
  'application name',
  'system',
  'system name',
  'component',
  'name',
  'business function',
  'vital business function',
  'critical function',
  'function',
  'business process',
  'process',
  'process name',
  'asset',
  'resource',
];

/** Headers that people give to what standards name otherwise, by the end of a path. */
const BY_PATH: [RegExp, string[]][] = [
  [
    /^(?!peaks\b).*\bmtpd(\.adjusted)?$/,
    [
      'MTPD',
      'MTPoD',
      'MTO',
      'MTD',
      'MAO',
      'MAD',
      'maximum outage',
      'maximum downtime',
      'maximum tolerable outage',
      'maximum tolerable downtime',
      'maximum acceptable outage',
      'maximum allowable downtime',
      'maximum allowable outage',
      'maximum tolerable period of disruption',
      'tolerable outage',
      'tolerable downtime',
    ],
  ],
  [
    /^(?!peaks\b).*\brto(\.adjusted)?$/,
    [
      'RTO',
      'RTO target',
      'target RTO',
      'required RTO',
      'recovery time',
      'recovery time objective',
    ],
  ],
  [
    /^(?!peaks\b).*\brpo(\.adjusted)?$/,
    [
      'RPO',
      'RPO target',
      'target RPO',
      'required RPO',
      'recovery point',
      'recovery point objective',
    ],
  ],
  [
    /^(?!peaks\b).*\bwrt(\.adjusted)?$/,
    ['WRT', 'work recovery time', 'backlog recovery time'],
  ],
  [
    /(^|\.)tolerated$/,
    [
      'maximum data loss',
      'tolerable data loss',
      'data loss',
      'data loss tolerance',
    ],
  ],
  [
    /(^|\.)minimumService(\.description)?$/,
    [
      'MBCO',
      'minimum business continuity objective',
      'minimum service',
      'minimum service level',
      'minimum operating level',
    ],
  ],
  [
    /(^|\.)costPerHour$/,
    [
      'cost per hour',
      'cost of downtime',
      'downtime cost',
      'hourly cost',
      'loss per hour',
    ],
  ],
  [
    /(^|\.)workarounds$/,
    [
      'workaround',
      'manual workaround',
      'manual procedure',
      'alternative procedure',
      'fallback procedure',
    ],
  ],
  [/(^|\.)peaks$/, ['peak', 'peak period', 'critical period', 'busy period']],
  [
    /(^|\.)(summary|description)$/,
    ['summary', 'description', 'purpose', 'comments'],
  ],
  [/(^|\.)assumptions$/, ['assumptions', 'remarks']],
  [
    /(^|\.)interviewees$/,
    ['interviewee', 'interviewed', 'contributors', 'respondent', 'contacts'],
  ],
  [
    /(^|\.)current\.likelihood$/,
    ['likelihood', 'probability', 'current likelihood', 'inherent likelihood'],
  ],
  [
    /(^|\.)current\.impact$/,
    ['impact', 'severity', 'consequence', 'current impact'],
  ],
  [
    /(^|\.)residual\.likelihood$/,
    ['residual likelihood', 'residual probability'],
  ],
  [/(^|\.)residual\.impact$/, ['residual impact', 'residual severity']],
  [/(^|\.)treatment$/, ['treatment', 'response', 'strategy', 'risk treatment']],
  [/^risks\[]\.title$/, ['risk', 'risk title', 'threat', 'hazard']],
  [/^risks\[]\.scenario$/, ['scenario', 'threat scenario', 'threat category']],
  [/^risks\[]\.vulnerabilities$/, ['vulnerability', 'weakness', 'cause']],
  [
    /^risks\[]\.controls$/,
    ['controls', 'existing controls', 'current controls', 'safeguards'],
  ],
  [
    /^risks\[]\.measures\[1]\.title$/,
    ['measure', 'mitigation', 'action', 'planned action', 'treatment plan'],
  ],
  [
    /^risks\[]\.measures\[1]\.owner$/,
    ['measure owner', 'action owner', 'risk owner'],
  ],
  [
    /^risks\[]\.measures\[1]\.dueOn$/,
    ['due', 'due date', 'target date', 'deadline'],
  ],
  [
    /^risks\[]\.measures\[1]\.status$/,
    ['action status', 'measure status', 'status'],
  ],
];

/** What people call the column of this target. */
export function synonymsOf(target: string): string[] {
  return BY_PATH.flatMap(([path, names]) => (path.test(target) ? names : []));
}

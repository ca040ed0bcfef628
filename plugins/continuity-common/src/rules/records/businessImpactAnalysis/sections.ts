import type {
  RecordField,
  RecordSection,
} from '../../../model/records/recordType';

const peakFields: RecordField[] = [
  { path: 'name', label: 'Name', kind: 'text', required: true },
  {
    path: 'rrule',
    label: 'Rule',
    help: 'The days on which it begins, as an RFC 5545 rule in UTC: FREQ=MONTHLY;BYMONTHDAY=-1 is the last day of each month.',
    kind: 'text',
    required: true,
  },
  {
    path: 'duration',
    label: 'Lasts',
    help: 'From 00:00 UTC of the day on.',
    kind: 'duration',
    required: true,
  },
  { path: 'rto', label: 'RTO in the peak', kind: 'duration' },
  { path: 'rpo', label: 'RPO in the peak', kind: 'duration' },
  { path: 'mtpd', label: 'MTPD in the peak', kind: 'duration' },
];

const workaroundFields: RecordField[] = [
  {
    path: 'description',
    label: 'Workaround',
    help: 'By hand, on paper, through another service: who does what.',
    kind: 'long-text',
    required: true,
  },
  {
    path: 'holdsFor',
    label: 'Holds for',
    help: 'How long it can be kept up.',
    kind: 'duration',
    required: true,
  },
  {
    path: 'capacity',
    label: 'Capacity in percent',
    help: 'How much of normal business it manages.',
    kind: 'number',
  },
];

/** One row of the matrix. */
const impactFields: RecordField[] = [
  {
    path: 'levels',
    label: 'Over time',
    kind: 'list',
    itemLabel: 'time band',
    items: [
      { path: 'rating', label: 'Rating', kind: 'choice', required: true },
      { path: 'amount', label: 'Loss', kind: 'amount', sensitive: 'costs' },
    ],
  },
  {
    path: 'justification',
    label: 'Justification',
    help: 'What happens, to whom, and what the rating rests on. Needed where the impact becomes intolerable.',
    kind: 'long-text',
  },
];

/** The form of a Business Impact Analysis. */
export const analysisSections: RecordSection[] = [
  {
    id: 'service',
    title: 'What stops',
    help: 'What the business does with it. ISO 22301, 8.2.2, first has the activities identified that support products and services.',
    fields: [
      {
        path: 'summary',
        label: 'What the business does with it',
        help: 'In the words of those who use it: who works with it, what stops without it, who notices first.',
        kind: 'long-text',
        required: true,
      },
      {
        path: 'worstTime',
        label: 'Worst time',
        help: 'The time of the day, week or year that the ratings assume. Rate the worst of usual business; a peak that tolerates much less is listed further on.',
        kind: 'long-text',
      },
    ],
  },
  {
    id: 'impact',
    title: 'Impact over time',
    help: 'How bad an outage is that has lasted so long, by category. ISO 22300 calls the time after which adverse impacts become unacceptable the maximum tolerable period of disruption (MTPD): it is where the first rating is not tolerable.',
    fields: [
      {
        path: 'scale',
        label: 'Scale',
        help: 'Categories, ratings and time bands of the policy, kept with the analysis so that it reads as it was approved.',
        kind: 'custom',
      },
      {
        path: 'impacts',
        label: 'Impact by category',
        help: 'A rating says how bad an outage is that has lasted as long as the start of the time band. A sum is the whole loss by then.',
        kind: 'custom',
        required: true,
        itemLabel: 'category',
        items: impactFields,
      },
      {
        path: 'costPerHour',
        label: 'Cost per hour',
        help: 'What an hour of outage costs on average, to compare with what recovery options cost.',
        kind: 'amount',
        sensitive: 'costs',
      },
      {
        path: 'regulations',
        label: 'Regulatory ceilings',
        help: 'Rules that it comes under and that grant no longer RTO or MTPD.',
        kind: 'choices',
      },
    ],
  },
  {
    id: 'minimum',
    title: 'Minimum service',
    help: 'How the business goes on meanwhile, and with how little.',
    fields: [
      {
        path: 'minimumService.description',
        label: 'Minimum service level',
        help: 'ISO 22300, minimum business continuity objective (MBCO): the least of services that is acceptable to achieve the business objectives during a disruption.',
        kind: 'long-text',
        required: true,
      },
      {
        path: 'minimumService.percent',
        label: 'In percent of normal business',
        kind: 'number',
      },
      {
        path: 'workarounds',
        label: 'Workarounds',
        help: 'What can be done without it. Rate the impact as it is with them.',
        kind: 'list',
        itemLabel: 'workaround',
        items: workaroundFields,
      },
    ],
  },
  {
    id: 'objectives',
    title: 'Objectives',
    help: 'What follows from the answers. Each figure is proposed; another one needs its reason. Once approved, they are required of the service.',
    fields: [
      {
        path: 'dataLoss.tolerated',
        label: 'Data that can be lost',
        help: 'How far back: what is newer can be entered again, or done without. It proposes the recovery point objective (RPO), in ISO 22300 the point to which information is restored so that an activity can resume. 0 means that none may be lost.',
        kind: 'duration',
      },
      {
        path: 'dataLoss.explanation',
        label: 'How lost data is made good',
        kind: 'long-text',
      },
      {
        path: 'workRecovery.duration',
        label: 'Time until work is normal again',
        help: 'From the service being back: checking data, working off what has piled up. It proposes the work recovery time (WRT).',
        kind: 'duration',
      },
      {
        path: 'workRecovery.explanation',
        label: 'What is done in that time',
        kind: 'long-text',
      },
      {
        path: 'objectives',
        label: 'MTPD, WRT, RTO and RPO',
        help: 'The recovery time objective (RTO) of ISO 22300 is the time within which a service is resumed. It is proposed as what the MTPD leaves after the WRT, rounded down to the start of a time band below the MTPD.',
        kind: 'custom',
        required: true,
      },
    ],
  },
  {
    id: 'peaks',
    title: 'Peaks',
    help: 'Recurring times in which less is tolerated than usual, such as the end of a quarter; none is an answer.',
    fields: [
      {
        path: 'peaks',
        label: 'Peaks',
        help: 'What services inherit in a peak is declared at the vital business function.',
        kind: 'list',
        itemLabel: 'peak',
        items: peakFields,
      },
    ],
  },
  {
    id: 'basis',
    title: 'Basis',
    help: 'Who and what this rests on, so that the next review can ask them again.',
    fields: [
      {
        path: 'interviewees',
        label: 'Asked',
        help: 'Users and groups who were asked, from the business above all.',
        kind: 'people',
      },
      {
        path: 'sources',
        label: 'Others who were asked, and figures used',
        kind: 'long-text',
      },
      {
        path: 'assumptions',
        label: 'Assumptions',
        help: 'What is taken for granted: volumes, prices, staff, what else still works.',
        kind: 'long-text',
      },
    ],
  },
];

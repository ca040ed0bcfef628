export const analysisMessages = {
  notRated: 'Not rated',
  atOnce: 'At once',
  cell: '{{category}}, after {{time}}',
  cellAtOnce: '{{category}}, at once',
  lossCell: '{{cell}}: loss in {{currency}}',
  matrix: 'Impact by category and time',
  category: 'Category',
  loss: 'Loss in {{currency}}',
  copyRight: 'Copy to all later',
  copyRightOf: 'Copy to all later: {{cell}}',
  keys: 'Arrow keys move. A number from the weakest rating on, or its first letter, rates; Delete clears; Shift and → copies to all later.',
  note: {
    falling:
      'After {{time}}: {{rating}} is less than {{earlier}}, which it is rated after {{before}}. Does a longer outage hurt less?',
    amount:
      'After {{time}}: a loss of {{amount}} is {{right}} by the scale, but rated {{rating}}.',
    unreadable: 'After {{time}}: expected an amount such as 1200 or 1200.50.',
  },
  justify: {
    title: 'What the ratings rest on',
    of: '{{category}}: justification',
    asked: 'Needed: why it is {{rating}} after {{time}}.',
  },
  objectiveName: {
    mtpd: 'Maximum tolerable period of disruption',
    wrt: 'Work recovery time',
    rto: 'Recovery time objective',
    rpo: 'Recovery point objective',
  },
  how: {
    mtpd: 'The first time that is rated not tolerable, by {{categories}}',
    mtpdNone: 'Nothing is rated not tolerable',
    wrt: 'The time until work is normal again, as given above',
    wrtNone: 'Follows from the time until work is normal again',
    rpo: 'The data that can be lost, as given above',
    rpoNone: 'Follows from the data that can be lost',
    rtoNone: 'Follows from the MTPD',
    rtoBelow: 'The last time band below the MTPD of {{mtpd}}',
    rtoLeaves:
      'The last time band that leaves {{wrt}} of work before the MTPD of {{mtpd}}',
    rtoHalf: 'Half of what the MTPD of {{mtpd}} leaves, as no time band fits',
  },
  warning: {
    aboveCurve:
      'An MTPD of {{mtpd}} lies above the curve, which is not tolerable from {{derived}} on by {{categories}}.',
    tooLong:
      'RTO {{rto}} and WRT {{wrt}} take {{sum}} together, longer than the MTPD of {{mtpd}}.',
  },
  objectives: {
    objective: 'Objective',
    proposed: 'Proposed',
    final: 'Final',
    why: 'Why',
    adjust: 'Adjust',
    adjustOf: 'Adjusted {{objective}}',
    asProposed: 'As proposed',
    reasonOf: 'Reason for the {{objective}}',
    reasonNeeded:
      'The {{objective}} is another than the proposed one: say why.',
  },
  aside: {
    title: 'What follows so far',
    none: 'No MTPD yet: nothing is rated not tolerable.',
    unrated:
      'Rate the impact over time: the curve and the objectives follow from it.',
    decidedBy: 'decided by {{categories}}',
    objectives: 'Objectives',
    adjusted: 'Adjusted; proposed: {{proposed}}',
  },
  now: {
    title: 'Compared with today',
    tighter: 'tighter than the {{present}} {{what}}',
    looser: 'looser than the {{present}} {{what}}',
    same: 'the same as the {{present}} {{what}}',
    required: 'required',
    declared: 'declared',
    function: 'of the function',
  },
  ceilings: {
    title: 'Regulatory ceilings',
    kept: '{{title}}: {{objective}} of at most {{limit}} is kept with {{actual}}.',
    exceeded:
      '{{title}}: {{objective}} of at most {{limit}} is exceeded with {{actual}}.',
    open: '{{title}}: {{objective}} of at most {{limit}}, and none is decided yet.',
  },
  curve: {
    text: 'Worst rating as an outage lasts: {{steps}}. Tolerable up to {{limit}}, {{mtpd}}.',
    step: '{{time}} {{rating}}',
    never: 'which is never passed',
    from: 'which is passed from {{time}} on',
    intolerable: 'Not tolerable',
    lines: 'Show a line for',
  },
  scale: {
    summary:
      '{{categories}} categories, {{ratings}} ratings of which {{tolerable}} are tolerable, {{bands}} times up to {{last}}',
    legend: 'Ratings, weakest first',
    intolerable: 'not tolerable',
    from: 'losses from {{amount}}',
    earlier: 'The policy has impacts rated by another scale today.',
    outdated: 'The policy has impacts rated by another scale today',
    nothingLost: 'All ratings given so far stay as they are.',
    lost_one: '{{count}} rating no longer exists and is cleared:',
    lost_other: '{{count}} ratings no longer exist and are cleared:',
    lostRating: '{{category}} after {{time}} ({{rating}})',
    open_one: '{{count}} cell is to be rated then.',
    open_other: '{{count}} cells are to be rated then.',
    adopt: 'Adopt today’s scale',
  },
  view: {
    unrated: 'The impact is not rated yet.',
    never: 'As far as rated, an outage stays tolerable however long it lasts.',
    from: 'Not tolerable from {{time}} on, decided by {{categories}}.',
  },
  heat: {
    caption:
      'Rating by category and by how long an outage lasts; not tolerable from {{time}} on',
    captionNone: 'Rating by category and by how long an outage lasts',
  },
  peak: {
    begins: 'Begins',
    own: 'By a rule of its own',
    rule: 'Rule',
    ruleHint: 'RFC 5545, days in UTC.',
    expected: 'expected {{expected}}',
    next: 'Next: {{days}}',
    over: 'The rule names no day from now on.',
    common: {
      monthEnd: 'On the last day of each month',
      monthStart: 'On the first day of each month',
      quarterEnd: 'On the last day of each quarter',
      yearEnd: 'On the last day of the year',
      mondays: 'Each Monday',
    },
  },
} as const;

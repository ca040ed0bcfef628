import type { ContinuityPolicy } from '../../../model/policy';
import {
  analysisObjectives,
  bandId,
} from '../../../model/records/businessImpactAnalysis';
import type { RecordColumn } from '../../../model/records/recordImport';
import { formatDuration } from '../../duration';
import { analysisSections } from './sections';

/** The title of the section that a field is in. */
function sectionOf(path: string): string {
  const section = analysisSections.find(({ fields }) =>
    fields.some(field => field.path === path),
  );
  return section?.title ?? '';
}

function titled(items: readonly { id: string; title: string }[]) {
  return items.map(({ id, title }) => ({ value: id, label: title }));
}

/** The matrix with a row for each category: few columns, as in templates. */
function byRow({ impact }: ContinuityPolicy): RecordColumn[] {
  const section = sectionOf('impacts');
  const category = 'impacts[@category]';
  return [
    {
      target: '@category',
      label: 'Impact category',
      kind: 'choice',
      section,
      help: 'The category that the impacts in this row are of.',
      choices: titled(impact.categories),
      synonyms: ['category', 'impact type', 'type of impact'],
    },
    ...impact.bands.map(
      (start): RecordColumn => ({
        target: `${category}.levels[#${bandId(start)}].rating`,
        label: `Impact after ${formatDuration(start)}`,
        kind: 'choice',
        section,
        help: 'How bad an outage is that has lasted so long.',
        choices: titled(impact.ratings),
        synonyms: [formatDuration(start), `after ${formatDuration(start)}`],
      }),
    ),
    ...impact.bands.map(
      (start): RecordColumn => ({
        target: `${category}.levels[#${bandId(start)}].amount`,
        label: `Loss after ${formatDuration(start)}`,
        kind: 'amount',
        section,
        help: 'The whole loss by then, in categories that count in sums.',
        sensitive: 'costs',
      }),
    ),
    {
      target: `${category}.justification`,
      label: 'Impact justification',
      kind: 'long-text',
      section,
      synonyms: ['justification', 'rationale'],
    },
  ];
}

/** The matrix in one row: a column for each cell. */
function byColumn({ impact }: ContinuityPolicy): RecordColumn[] {
  const section = sectionOf('impacts');
  return impact.categories.flatMap(({ id, title, amount }) => {
    const category = `impacts[#${id}]`;
    const cells = impact.bands.flatMap((start): RecordColumn[] => {
      const level = `${category}.levels[#${bandId(start)}]`;
      const after = `after ${formatDuration(start)}`;
      return [
        {
          target: `${level}.rating`,
          label: `${title} ${after}`,
          kind: 'choice',
          section,
          choices: titled(impact.ratings),
          synonyms: [`${title} impact ${after}`],
          rare: true,
        },
        ...(amount
          ? [
              {
                target: `${level}.amount`,
                label: `${title} loss ${after}`,
                kind: 'amount' as const,
                section,
                sensitive: 'costs' as const,
                rare: true,
              },
            ]
          : []),
      ];
    });
    return [
      ...cells,
      {
        target: `${category}.justification`,
        label: `${title} justification`,
        kind: 'long-text',
        section,
        rare: true,
      },
    ];
  });
}

/** What fields of its own, and those whose choices the policy has, are filled from. */
export function analysisColumns(policy: ContinuityPolicy): RecordColumn[] {
  const section = sectionOf('objectives');
  return [
    ...byRow(policy),
    ...byColumn(policy),
    {
      target: 'regulations',
      label: 'Regulatory ceilings',
      kind: 'choices',
      section: sectionOf('regulations'),
      choices: titled(policy.impact.regulatoryCeilings),
    },
    ...analysisObjectives.flatMap((objective): RecordColumn[] => {
      const name = objective.toLocaleUpperCase('en-US');
      return [
        {
          target: `objectives.${objective}.adjusted`,
          label: name,
          kind: 'duration',
          section,
          help: 'Only where it is to be another than the proposed one.',
        },
        {
          target: `objectives.${objective}.reason`,
          label: `Reason for the ${name}`,
          kind: 'long-text',
          section,
        },
      ];
    }),
  ];
}

import type { ContinuityPolicy } from '../../../model/policy';
import {
  analysisObjectives,
  type BusinessImpactAnalysis,
} from '../../../model/records/businessImpactAnalysis';
import type { DocumentBlock } from '../../../model/records/documentModel';
import { formatDuration } from '../../duration';
import { deriveMtpd, impactRows } from './curve';
import { decideObjectives } from './objectives';

function money(amount: number, { currency }: ContinuityPolicy): string {
  return `${currency} ${new Intl.NumberFormat('en').format(amount)}`;
}

function printScale(
  { scale }: BusinessImpactAnalysis,
  policy: ContinuityPolicy,
): DocumentBlock[] {
  return [
    {
      kind: 'table',
      label: 'Scale',
      columns: ['Rating', 'Meaning', 'Tolerable', 'Losses from'],
      rows: scale.ratings.map(
        ({ title, description, tolerable, amountFrom }) => [
          title,
          description ?? '',
          tolerable ? 'yes' : 'no',
          amountFrom === null ? '' : money(amountFrom, policy),
        ],
      ),
    },
  ];
}

/** Columns are categories: there may be more bands than fit beside each other. */
function printImpacts(
  content: BusinessImpactAnalysis,
  policy: ContinuityPolicy,
): DocumentBlock[] {
  const rows = impactRows(content);
  const { seconds, categories } = deriveMtpd(content);
  const decides = categories.map(({ title }) => title).join(', ');
  return [
    {
      kind: 'table',
      label: 'Impact by category',
      columns: ['After', ...rows.map(({ category }) => category.title)],
      rows: content.scale.bands.map((start, band) => [
        formatDuration(start),
        ...rows.map(({ cells }) => {
          const { rating, amount } = cells[band];
          const sum = amount === null ? '' : ` (${money(amount, policy)})`;
          return `${rating?.title ?? 'not rated'}${sum}`;
        }),
      ]),
    },
    {
      kind: 'field',
      label: 'No longer tolerable',
      text:
        seconds === null
          ? 'never, as far as rated'
          : `after ${formatDuration(seconds)}: ${decides}`,
    },
    ...rows.flatMap(({ category }): DocumentBlock[] => {
      const text = content.impacts.find(
        ({ id }) => id === category.id,
      )?.justification;
      return text ? [{ kind: 'paragraph', label: category.title, text }] : [];
    }),
  ];
}

function printObjectives(content: BusinessImpactAnalysis): DocumentBlock[] {
  const { proposed, final } = decideObjectives(content);
  return [
    {
      kind: 'table',
      label: 'MTPD, WRT, RTO and RPO',
      columns: ['Objective', 'Proposed', 'Final', 'Reason'],
      rows: analysisObjectives.map(objective => [
        objective.toLocaleUpperCase('en-US'),
        formatDuration(proposed[objective]),
        formatDuration(final[objective]),
        content.objectives[objective].reason,
      ]),
    },
  ];
}

/** How the fields of its own read on paper. */
export function printAnalysis(
  path: string,
  content: BusinessImpactAnalysis,
  policy: ContinuityPolicy,
): DocumentBlock[] | undefined {
  switch (path) {
    case 'scale':
      return printScale(content, policy);
    case 'impacts':
      return printImpacts(content, policy);
    case 'objectives':
      return printObjectives(content);
    default:
      return undefined;
  }
}

import { toCsv, type Translate } from '../../../../components';
import { reasonsOf } from '../words';
import type { Candidate, ComparisonRow } from './comparisonRows';

type Line = Pick<ComparisonRow, 'label' | 'lines'>;

/** The comparison as a table: a line for each row, a column for each option. */
export function comparisonCsv(
  candidates: Candidate[],
  rows: ComparisonRow[],
  proposedId: string | null,
  t: Translate,
): string {
  const yes = ({ option }: Candidate) => option.id === proposedId;
  const lines: Line[] = [
    {
      label: t('strategy.compare.verdict'),
      lines: ({ compared }) => [t(`strategy.verdict.${compared.verdict}`)],
    },
    {
      label: t('strategy.compare.why'),
      lines: ({ compared }) => reasonsOf(compared, t),
    },
    {
      label: t('strategy.compare.proposed'),
      lines: candidate => [
        yes(candidate) ? t('strategy.compare.proposed') : '',
      ],
    },
    ...rows.map(({ label, lines: of, warns }) => ({
      label,
      lines: (candidate: Candidate) => [
        ...of(candidate),
        ...candidate.compared.warnings
          .filter(
            ({ supplierId }) =>
              warns && (warns === 'option') === (supplierId === null),
          )
          .map(({ text }) => text),
      ],
    })),
  ];
  // Two options may be called the same.
  const names = new Map<string, Candidate>();
  for (const candidate of candidates) {
    const { id, title } = candidate.option;
    const name = title || t('strategy.compare.untitled');
    names.set(names.has(name) ? `${name} (${id})` : name, candidate);
  }
  return toCsv(lines, {
    [t('strategy.compare.title')]: line => line.label,
    ...Object.fromEntries(
      [...names].map(([name, candidate]) => [
        name,
        (line: Line) => line.lines(candidate).join('; '),
      ]),
    ),
  });
}

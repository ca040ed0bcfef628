import fc from 'fast-check';
import { NOW } from '../../__testUtils__/facts';
import {
  acceptedRisk,
  doneMeasure,
  measureWith,
  riskContent,
  riskContents,
  riskWith,
} from '../../__testUtils__/risk';
import { shift } from '../../instants';
import { defaultPolicy } from '../../policy';
import { matrixCounts, registerRowsOf, scenariosLeft } from './register';

const rowsOf = (content = riskContent(), now = NOW) =>
  registerRowsOf(content, defaultPolicy, now);

describe('the rows of the register', () => {
  it('say of each risk how it stands and what is to come', () => {
    const measures = [
      measureWith({ id: 'late', dueOn: '2026-11-21' }),
      measureWith({ id: 'next', dueOn: '2026-11-22' }),
      measureWith({ id: 'open', dueOn: null }),
      doneMeasure({ id: 'done', dueOn: '2026-01-01' }),
      measureWith({ id: 'off', dueOn: '2026-01-01', status: 'cancelled' }),
    ];
    const content = riskContent({
      risks: [riskWith({ measures }), acceptedRisk({ id: 'accepted' })],
    });
    const [first, second] = rowsOf(content);
    expect(first).toMatchObject({
      riskId: 'line-cut',
      title: 'The line is cut',
      scenario: 'ict-failure',
      levels: { current: 'high', residual: 'medium', target: 'medium' },
      holds: 'current',
      level: 'high',
      acceptable: false,
      treatment: 'reduce',
      acceptance: null,
      measures: 4,
      measuresOpen: 3,
      measuresOverdue: 1,
      nextDueOn: '2026-11-21',
    });
    expect(second).toMatchObject({
      riskId: 'accepted',
      treatment: 'accept',
      acceptance: {
        approver: 'user:default/ada',
        expiresOn: '2026-12-31',
        expired: false,
      },
      measures: 0,
      nextDueOn: null,
    });
  });

  it('turn with the end of the day in UTC', () => {
    const content = riskContent({
      risks: [
        acceptedRisk({ measures: [measureWith({ dueOn: '2026-12-31' })] }),
      ],
    });
    const last = '2026-12-31T23:59:59.999Z';
    expect(rowsOf(content, last)[0]).toMatchObject({
      measuresOverdue: 0,
      acceptance: { expired: false },
    });
    expect(rowsOf(content, shift(last, 1))[0]).toMatchObject({
      measuresOverdue: 1,
      acceptance: { expired: true },
    });
  });

  it('say nothing of the level of what is not rated', () => {
    const risks = [riskWith({ current: { likelihood: 'likely' } })];
    expect(rowsOf(riskContent({ risks }))[0]).toMatchObject({
      level: null,
      acceptable: null,
    });
  });
});

describe('the matrix', () => {
  it('counts each risk once, where its rating is, or nowhere', () => {
    fc.assert(
      fc.property(
        riskContents,
        fc.constantFrom('now', 'current', 'residual', 'target' as const),
        (content, of) => {
          const rows = rowsOf(content);
          const cells = matrixCounts(rows, defaultPolicy, of).flat();
          const rated = rows.filter(
            row => (of === 'now' ? row.level : row.levels[of]) !== null,
          );
          expect(cells.reduce((sum, { count }) => sum + count, 0)).toBe(
            rated.length,
          );
        },
      ),
    );
  });

  it('has a row for each likelihood, with the levels of the policy', () => {
    const matrix = matrixCounts(rowsOf(), defaultPolicy);
    expect(matrix.map(row => row.map(({ level }) => level))).toEqual(
      defaultPolicy.risk.matrix,
    );
    expect(matrix[3][3]).toEqual({
      likelihood: 'likely',
      impact: 'major',
      level: 'high',
      count: 1,
    });
  });

  it('moves a risk once all its measures are done', () => {
    const risks = [riskWith({ measures: [doneMeasure()] })];
    const rows = rowsOf(riskContent({ risks }));
    expect(matrixCounts(rows, defaultPolicy)[1][3].count).toBe(1);
    expect(matrixCounts(rows, defaultPolicy, 'current')[3][3].count).toBe(1);
    expect(matrixCounts(rows, defaultPolicy, 'target')[0][3].count).toBe(1);
  });
});

describe('scenarios that are left', () => {
  it('are those of the catalogue that no risk names, hidden ones aside', () => {
    const hidden = {
      ...defaultPolicy,
      risk: {
        ...defaultPolicy.risk,
        scenarios: defaultPolicy.risk.scenarios.map(one => ({
          ...one,
          hidden: one.id === 'power-outage',
        })),
      },
    };
    const left = scenariosLeft(riskContent(), hidden).map(({ id }) => id);
    expect(left).toHaveLength(7);
    expect(left).not.toContain('ict-failure');
    expect(left).not.toContain('power-outage');
  });
});

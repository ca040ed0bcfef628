import {
  matrixCounts,
  type RiskMatrix,
  type RiskMeasureRow,
  type RiskRow,
} from '@backstage-continuity/plugin-continuity-common';
import { registerMswTestHooks } from '@backstage/frontend-test-utils';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { setupServer } from 'msw/node';
import { answer, policy, refuse, renderContinuity } from '../__testUtils__';
import { RisksPage } from './RisksPage';

const assessed = {
  recordId: 'record-1',
  subjectRef: 'component:default/checkout',
  subjectTitle: 'checkout',
  ownerRef: 'group:default/payments',
  tier: 'mission-critical',
};
const high = { likelihood: 'likely', impact: 'major' };

const risk = (some: Partial<RiskRow> = {}): RiskRow => ({
  ...assessed,
  riskId: 'fire',
  title: 'Fire in the only site',
  scenario: null,
  ratings: { current: high, residual: high, target: high },
  levels: { current: 'high', residual: 'high', target: 'medium' },
  holds: 'current',
  level: 'high',
  acceptable: false,
  treatment: 'reduce',
  acceptance: null,
  measures: 2,
  measuresOpen: 1,
  measuresOverdue: 1,
  nextDueOn: '2026-01-31',
  attention: ['above-appetite', 'measure-overdue'],
  ...some,
});

const measure: RiskMeasureRow = {
  ...assessed,
  riskId: 'fire',
  riskTitle: 'Fire in the only site',
  measureId: 'site',
  title: 'Second site',
  measureOwner: 'group:default/payments',
  dueOn: '2026-01-31',
  cost: null,
  costHidden: true,
  status: 'done',
  evidence: 0,
  open: true,
  overdue: true,
};

const matrix = (rows = [risk()]): RiskMatrix => ({
  of: 'now',
  cells: matrixCounts(rows, policy, 'now'),
  totals: {
    risks: rows.length,
    unrated: 0,
    attention: {
      'above-appetite': rows.length,
      'acceptance-expired': 0,
      'acceptance-expiring': 0,
      'measure-overdue': rows.length,
    },
    measuresOpen: rows.length,
    measuresOverdue: rows.length,
  },
});

const one = /1 risk: Likely, Major: High/;

describe('RisksPage', () => {
  const server = setupServer();
  registerMswTestHooks(server);
  const asked: URL[] = [];
  beforeEach(() => {
    asked.length = 0;
    server.use(
      answer('getPolicy', policy),
      answer('getRiskMatrix', matrix()),
      answer('listRisks', ({ url }) => {
        asked.push(url);
        return { items: [risk()], nextCursor: null };
      }),
      answer('listMeasures', ({ url }) => {
        asked.push(url);
        return { items: [measure], nextCursor: null };
      }),
    );
  });

  it('shows how many risks there are, where, and each of them', async () => {
    renderContinuity(<RisksPage />);
    expect(
      await screen.findByRole('link', { name: 'Above the appetite: 1' }),
    ).toHaveAttribute(
      'href',
      expect.stringContaining('attention=above-appetite'),
    );
    expect(
      screen.getByRole('link', { name: 'Measure overdue: 1' }),
    ).toHaveAttribute('href', expect.stringContaining('view=measures'));
    expect(await screen.findByRole('button', { name: one })).toHaveTextContent(
      'High',
    );
    const row = await screen.findByRole('row', { name: /Fire/ });
    expect(row).toHaveTextContent('High');
    expect(row).toHaveTextContent('Target: Medium');
    expect(row).toHaveTextContent('Reduce');
    expect(row).toHaveTextContent('1 of 2 open');
    expect(within(row).getByText('Above the appetite')).toBeInTheDocument();
  });

  it('narrows the register to a place of the matrix, and back', async () => {
    renderContinuity(<RisksPage />);
    const user = userEvent.setup();
    await user.click(await screen.findByRole('button', { name: one }));
    await waitFor(() =>
      expect(Object.fromEntries(asked.at(-1)!.searchParams)).toMatchObject(
        high,
      ),
    );
    expect(screen.getByRole('button', { name: one })).toHaveAttribute(
      'aria-pressed',
      'true',
    );
    await user.click(screen.getByRole('button', { name: 'Show all places' }));
    expect(screen.getByRole('button', { name: one })).toHaveAttribute(
      'aria-pressed',
      'false',
    );
  });

  it('is walked by arrows, and says what is where nothing is', async () => {
    renderContinuity(<RisksPage />);
    const user = userEvent.setup();
    const filled = await screen.findByRole('button', { name: one });
    // One stop of the Tab key: where the first risk is.
    expect(
      within(
        screen.getByRole('grid', { name: 'Risks by likelihood and impact' }),
      )
        .getAllByRole('button')
        .filter(({ tabIndex }) => tabIndex === 0),
    ).toEqual([filled]);
    filled.focus();
    await user.keyboard('{ArrowUp}{ArrowRight}');
    const empty = screen.getByRole('button', {
      name: '0 risks: Almost certain, Severe: Extreme',
    });
    expect(empty).toHaveFocus();
    expect(empty).toHaveAttribute('aria-disabled', 'true');
    await user.keyboard('{ArrowRight}{ArrowUp}{Home}');
    expect(
      screen.getByRole('button', { name: /Almost certain, Negligible/ }),
    ).toHaveFocus();
    await user.keyboard('{Control>}{End}{/Control}');
    expect(screen.getByRole('button', { name: /Rare, Severe/ })).toHaveFocus();
    await user.tab();
    await user.tab({ shift: true });
    expect(screen.getByRole('button', { name: /Rare, Severe/ })).toHaveFocus();
    filled.focus();
    await user.keyboard('{Enter}');
    await waitFor(() =>
      expect(Object.fromEntries(asked.at(-1)!.searchParams)).toMatchObject(
        high,
      ),
    );
  });

  it('counts each level, and leads to the risks of it', async () => {
    renderContinuity(<RisksPage />);
    expect(
      await screen.findByRole('link', { name: 'High: 1' }),
    ).toHaveAttribute('href', expect.stringContaining('level=high'));
    expect(screen.getByRole('link', { name: 'Low: 0' })).toBeInTheDocument();
  });

  it('shows the matrix of another rating', async () => {
    renderContinuity(<RisksPage />);
    await userEvent.click(
      await screen.findByRole('radio', { name: 'Residual' }),
    );
    await waitFor(() =>
      expect(asked.at(-1)!.searchParams.get('of')).toBe('residual'),
    );
  });

  it('lists measures, and leads to where each is changed', async () => {
    renderContinuity(<RisksPage />, {
      initialRouteEntries: ['/?view=measures&overdue=true'],
    });
    const row = await screen.findByRole('row', { name: /Second site/ });
    expect(row).toHaveTextContent('Done, without evidence');
    expect(row).toHaveTextContent('Overdue');
    expect(row).toHaveTextContent('Hidden');
    expect(asked.at(-1)!.searchParams.get('overdue')).toBe('true');
    expect(
      screen.getByRole('link', { name: 'Update Second site' }),
    ).toHaveAttribute(
      'href',
      '/continuity/records/record-1?view=edit&section=risks&at=risks.fire.measures.site',
    );
  });

  it('says how to begin', async () => {
    server.use(
      answer('getRiskMatrix', matrix([])),
      answer('listRisks', { items: [], nextCursor: null }),
    );
    renderContinuity(<RisksPage />);
    expect(await screen.findByText('No risks yet')).toBeInTheDocument();
    expect(
      screen.getByRole('link', { name: 'Start a risk assessment' }),
    ).toHaveAttribute('href', '/continuity/records?start=risk-assessment');
  });

  it('names the permission that is missing, and offers to try again', async () => {
    server.use(
      refuse('listRisks', 403, { name: 'NotAllowedError', message: 'no' }),
      refuse('getRiskMatrix', 500, { name: 'Error', message: 'Gone' }),
    );
    renderContinuity(<RisksPage />);
    expect(
      await screen.findByText(/continuity\.record\.read/),
    ).toBeInTheDocument();
    expect(await screen.findAllByText(/Gone/)).toHaveLength(2);
  });

  it('says once that risks are not for the reader', async () => {
    const refusal = { name: 'NotAllowedError', message: 'no' };
    server.use(
      refuse('listRisks', 403, refusal),
      refuse('getRiskMatrix', 403, refusal),
    );
    renderContinuity(<RisksPage />);
    expect(await screen.findAllByText(/continuity\.record\.read/)).toHaveLength(
      1,
    );
    expect(screen.queryByRole('search')).toBeNull();
  });
});

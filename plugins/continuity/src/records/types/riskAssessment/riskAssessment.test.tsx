import {
  defaultPolicy,
  type JsonValue,
} from '@backstage-continuity/plugin-continuity-common';
import { registerMswTestHooks } from '@backstage/frontend-test-utils';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { setupServer } from 'msw/node';
import {
  answer,
  entityRef,
  recordRow,
  renderContinuity,
} from '../../../__testUtils__';
import { rated } from '../businessImpactAnalysis/__testUtils__/AnalysisForm';
import { AssessmentForm, assessmentOf } from './__testUtils__/AssessmentForm';
import { RisksView } from './read/RisksView';
import { RiskSummary } from './RiskSummary';

const HOUR = 3600;
const high = { likelihood: 'likely', impact: 'major' };
const low = { likelihood: 'rare', impact: 'minor' };

const choose = async (label: RegExp, option: string) => {
  await userEvent.click(screen.getByRole('button', { name: label }));
  await userEvent.click(await screen.findByRole('option', { name: option }));
};

describe('Risk assessment', () => {
  const server = setupServer();
  registerMswTestHooks(server);
  beforeEach(() => {
    server.use(answer('listRecords', { items: [], nextCursor: null }));
  });

  it('says the level while a risk is rated, and places it', async () => {
    renderContinuity(
      <AssessmentForm
        content={assessmentOf({
          title: 'Fire',
          current: { likelihood: 'likely', impact: null },
        })}
        target="risks.0.title"
      />,
    );
    expect(
      await screen.findByText(/No approved impact analysis/),
    ).toBeInTheDocument();
    const aside = screen.getByRole('complementary');
    expect(aside).toHaveTextContent('Nothing is rated yet.');
    await choose(/Current impact/, 'Major');
    expect(aside).toHaveTextContent('1 risk above the appetite');
    expect(
      within(aside).getByTitle(/Likely, Major: High.*1: Fire/),
    ).toBeInTheDocument();
    const [level] = screen.getAllByText('High', { selector: 'output span' });
    expect(level.closest('output')).toHaveTextContent('Above the appetite');
  });

  it('takes the impact from the impact analysis, or says why not', async () => {
    const revision = {
      recordId: 'bia',
      content: rated({ financial: [1, 2, 3, 4, 5, 5, 5, 5] }),
    };
    server.use(
      answer('listRecords', {
        items: [recordRow({ id: 'bia', approvedRevision: 2 })],
        nextCursor: null,
      }),
      answer('getRecordRevision', revision as never),
    );
    renderContinuity(
      <AssessmentForm
        content={assessmentOf({
          title: 'Fire',
          expectedOutage: 8 * HOUR,
          current: { likelihood: 'likely', impact: null },
        })}
        target="risks.0.title"
      />,
    );
    expect(
      await screen.findByText(/, by the impact analysis: Financial at 8 h/),
    ).toBeInTheDocument();
    expect(screen.queryByRole('textbox', { name: /Why adjusted/ })).toBeNull();
    await userEvent.click(screen.getByRole('button', { name: 'Use' }));
    expect(
      await screen.findByText('As the impact analysis says.'),
    ).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Adjust' }));
    expect(
      await screen.findByRole('textbox', { name: /Why adjusted/ }),
    ).toBeInTheDocument();
  });

  it('adds several scenarios that nobody has considered, but none that is hidden', async () => {
    const [first, second, third, ...others] = defaultPolicy.risk.scenarios;
    const policy = {
      ...defaultPolicy,
      risk: {
        ...defaultPolicy.risk,
        scenarios: [first, second, third, { ...others[0], hidden: true }],
      },
    };
    renderContinuity(
      <AssessmentForm
        policy={policy}
        content={assessmentOf({ scenario: first.id, current: low })}
      />,
    );
    await userEvent.click(
      await screen.findByText('2 scenarios not yet considered'),
    );
    expect(
      screen.queryByRole('checkbox', { name: others[0].title }),
    ).toBeNull();
    for (const { title } of [second, third]) {
      await userEvent.click(screen.getByRole('checkbox', { name: title }));
    }
    await userEvent.click(screen.getByRole('button', { name: 'Add 2 risks' }));
    expect(
      await screen.findByText('Every scenario of the catalogue is considered.'),
    ).toBeInTheDocument();
    expect(screen.getByRole('complementary')).toHaveTextContent(
      `2: ${second.title}`,
    );
  });

  it('asks for an acceptance only where a risk is accepted', async () => {
    renderContinuity(
      <AssessmentForm
        content={assessmentOf({ title: 'Fire', current: high })}
        target="risks.0.title"
      />,
    );
    await screen.findByRole('button', { name: /Treatment/ });
    expect(screen.queryByText('Accepted by')).toBeNull();
    await choose(/Treatment/, 'Accept');
    expect(await screen.findAllByText(/Accepted by/)).not.toHaveLength(0);
  });

  it('takes evidence with its day, and counts nothing as done without', async () => {
    renderContinuity(
      <AssessmentForm
        content={assessmentOf({
          title: 'Fire',
          current: high,
          measures: [{ id: 'm', title: 'Second site', status: 'done' }],
        })}
        target="risks.0.measures.0.title"
      />,
    );
    expect(
      await screen.findByText(/Nothing is done without evidence/),
    ).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Add evidence' }));
    const piece = await screen.findByRole('group', { name: 'Evidence 1' });
    expect(piece).toHaveTextContent(/Added on/);
    expect(screen.queryByText(/Nothing is done without evidence/)).toBeNull();
    expect(screen.getByRole('complementary')).toHaveTextContent(
      '1 measure open',
    );
    await userEvent.type(
      within(piece).getByRole('textbox', { name: 'Note' }),
      'Seen',
    );
    expect(screen.getByRole('complementary')).toHaveTextContent(
      '0 measures open',
    );
  });
});

const assessment = assessmentOf(
  {
    title: 'Fire',
    current: high,
    residual: low,
    treatment: 'reduce',
    controls: [{ id: 'c', title: 'Smoke detectors' }],
    measures: [
      { id: 'm', title: 'Second site', dueOn: '2020-01-31', cost: null },
    ],
  },
  { title: 'Noise', current: low },
);

describe('What a risk assessment reads like', () => {
  it('shows where each risk is, what keeps it small and what is done', async () => {
    renderContinuity(
      <RisksView
        type="risk-assessment"
        path="risks"
        content={assessment as unknown as JsonValue}
        value={assessment.risks as unknown as JsonValue}
        policy={defaultPolicy}
        subjectRef={entityRef}
        redacted={['risks.r1.measures.m.cost']}
      />,
    );
    const fire = (
      await screen.findByRole('heading', { name: '1: Fire' })
    ).closest('li')!;
    expect(fire).toHaveTextContent('Smoke detectors');
    expect(fire).toHaveTextContent('Above the appetite');
    expect(fire).toHaveTextContent('Second site');
    expect(fire).toHaveTextContent('Overdue');
    expect(fire).toHaveTextContent('Not shown to you');
    expect(screen.getByTitle(/Likely, Major: High.*1: Fire/)).toHaveTextContent(
      '1',
    );
    await userEvent.click(screen.getByRole('radio', { name: 'Residual' }));
    expect(screen.getByTitle(/Rare, Minor: Low.*1: Fire/)).toBeInTheDocument();
  });

  it('is summed up where it is only listed', async () => {
    renderContinuity(
      <RiskSummary
        content={assessment as unknown as JsonValue}
        policy={defaultPolicy}
        subjectRef={entityRef}
      />,
    );
    expect(
      await screen.findByRole('link', {
        name: '1 above the appetite, 1 measure overdue',
      }),
    ).toHaveAttribute(
      'href',
      `/continuity/risks?subject=${encodeURIComponent(entityRef)}`,
    );
  });
});

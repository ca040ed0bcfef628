import { registerMswTestHooks } from '@backstage/frontend-test-utils';
import {
  businessImpactAnalysis,
  defaultPolicy,
  redact,
  type JsonValue,
} from '@backstage-continuity/plugin-continuity-common';
import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { setupServer } from 'msw/node';
import {
  answer,
  entityRef,
  posture,
  renderContinuity,
} from '../../../__testUtils__';
import { AnalysisForm, rated } from './__testUtils__/AnalysisForm';
import { ImpactsView } from './read/ImpactsView';

const cell = (name: string) => screen.getByRole('combobox', { name });
const ratingOf = (name: string) =>
  within(cell(name)).getByRole('option', { selected: true }).textContent;

describe('Business Impact Analysis', () => {
  const server = setupServer();
  registerMswTestHooks(server);
  beforeEach(() => {
    server.use(answer('getEntityPosture', posture()));
    window.ResizeObserver = class {
      observe() {}
      unobserve() {}
      disconnect() {}
    };
  });

  it('is rated by keyboard, and a rating is copied to all later bands', async () => {
    renderContinuity(<AnalysisForm section="impact" content={rated({})} />);
    await screen.findByRole('grid');
    act(() => cell('Financial, at once').focus());

    await userEvent.keyboard('1{ArrowRight}m');
    expect(ratingOf('Financial, at once')).toBe('Negligible');
    expect(ratingOf('Financial, after 1 h')).toBe('Minor');
    await userEvent.keyboard('mm');
    expect(ratingOf('Financial, after 1 h')).toBe('Major');
    await userEvent.keyboard('m');
    expect(ratingOf('Financial, after 1 h')).toBe('Minor');

    await userEvent.keyboard('{Shift>}{ArrowRight}{/Shift}');
    expect(ratingOf('Financial, after 4 h')).toBe('Minor');
    expect(ratingOf('Financial, after 7 d')).toBe('Minor');
    expect(ratingOf('Financial, at once')).toBe('Negligible');
    expect(cell('Financial, after 1 h')).toHaveFocus();

    // Below the ratings of Financial are its sums, then the next category.
    await userEvent.keyboard('{ArrowDown}');
    expect(
      screen.getByRole('textbox', {
        name: 'Financial, after 1 h: loss in EUR',
      }),
    ).toHaveFocus();
    await userEvent.keyboard('{ArrowDown}4');
    expect(ratingOf('Operational, after 1 h')).toBe('Major');
    await userEvent.keyboard('{Delete}');
    expect(ratingOf('Operational, after 1 h')).toBe('Not rated');
  });

  it('is rated by mouse, and copied by a button', async () => {
    renderContinuity(<AnalysisForm section="impact" content={rated({})} />);
    await screen.findByRole('grid');
    await userEvent.selectOptions(cell('Customer, after 4 h'), 'Severe');
    await userEvent.click(cell('Customer, after 4 h'));
    await userEvent.click(
      screen.getByRole('button', { name: 'Copy to all later' }),
    );
    expect(ratingOf('Customer, after 3 d')).toBe('Severe');
    expect(ratingOf('Customer, after 1 h')).toBe('Not rated');
  });

  it('says at the cell what contradicts itself', async () => {
    renderContinuity(
      <AnalysisForm
        section="impact"
        content={rated({ financial: [1, 1, 3, 2, 4, 4, 5] })}
      />,
    );
    await screen.findByRole('grid');
    expect(cell('Financial, after 8 h')).toHaveAccessibleDescription(
      /Minor is less than Moderate, which it is rated after 4 h/,
    );
    await userEvent.type(
      screen.getByRole('textbox', {
        name: 'Financial, after 4 h: loss in EUR',
      }),
      '2000000',
    );
    expect(cell('Financial, after 4 h')).toHaveAccessibleDescription(
      /a loss of EUR 2,000,000 is Major by the scale, but rated Moderate/,
    );
  });

  it('rates a sum that nobody has rated', async () => {
    renderContinuity(<AnalysisForm section="impact" content={rated({})} />);
    await screen.findByRole('grid');
    await userEvent.type(
      screen.getByRole('textbox', {
        name: 'Financial, after 1 d: loss in EUR',
      }),
      '1,500,000',
    );
    await userEvent.tab();
    expect(ratingOf('Financial, after 1 d')).toBe('Major');
  });

  it('derives the MTPD while typing, with the category that decides', async () => {
    renderContinuity(
      <AnalysisForm
        section="impact"
        content={rated({ customer: [1, 1, 2, 4, 4, 4, 5] })}
      />,
    );
    const aside = within(await screen.findByRole('complementary'));
    expect(aside.getByText(/decided by/).closest('p')).toHaveTextContent(
      'MTPD 8 h, decided by Customer',
    );
    // The target of the posture: needed 4 h, declared 2 h.
    expect(
      await aside.findByText(/the same as the 4 h required/),
    ).toBeInTheDocument();

    act(() => cell('Safety, after 4 h').focus());
    await userEvent.keyboard('5');
    expect(aside.getByText(/decided by/).closest('p')).toHaveTextContent(
      'MTPD 4 h, decided by Safety',
    );
    expect(
      await aside.findByText(/tighter than the 4 h required/),
    ).toBeInTheDocument();
    expect(
      await aside.findByRole('img', {
        name: /1 h Negligible, 4 h Severe, 8 h Major.*passed from 4 h on/,
      }),
    ).toBeInTheDocument();
  });

  it('asks for the reason of an adjusted figure, and warns', async () => {
    renderContinuity(
      <AnalysisForm
        section="objectives"
        content={rated({ customer: [1, 1, 2, 4, 4, 4, 5] })}
      />,
    );
    const row = within(await screen.findByRole('group', { name: 'MTPD' }));
    expect(row.queryByText(/say why/)).toBeNull();
    const adjust = row.getByRole('textbox', { name: /MTPD|Adjust/ });
    await userEvent.type(adjust, '1d');
    expect(row.getByText(/lies above the curve/)).toHaveTextContent(
      'An MTPD of 1 d lies above the curve, which is not tolerable from 8 h on by Customer.',
    );
    expect(row.getByText(/say why/)).toBeInTheDocument();
    await userEvent.type(
      row.getByRole('textbox', { name: 'Reason for the MTPD' }),
      'Orders are taken by phone',
    );
    expect(row.queryByText(/say why/)).toBeNull();

    const rto = within(screen.getByRole('group', { name: 'RTO' }));
    await userEvent.type(
      rto.getByRole('textbox', { name: /RTO|Adjust/ }),
      '2d',
    );
    expect(rto.getByText(/take 2 d together/)).toHaveTextContent(
      'RTO 2 d and WRT 0 s take 2 d together, longer than the MTPD of 1 d.',
    );
  });

  it('adopts the scale of today, saying what goes', async () => {
    const content = rated({ customer: [1, 1, 2, 4, 4, 4, 5] });
    const policy = {
      ...defaultPolicy,
      impact: {
        ...defaultPolicy.impact,
        ratings: defaultPolicy.impact.ratings.filter(
          ({ id }) => id !== 'severe',
        ),
      },
    };
    renderContinuity(
      <AnalysisForm section="impact" content={content} policy={policy} />,
    );
    expect(
      await screen.findByText(/1 rating no longer exists/),
    ).toHaveTextContent('Customer after 7 d (Severe)');
    await userEvent.click(screen.getByRole('button', { name: /Adopt today/ }));
    await waitFor(() =>
      expect(ratingOf('Customer, after 7 d')).toBe('Not rated'),
    );
    expect(screen.queryByText(/no longer exists/)).toBeNull();
    expect(ratingOf('Customer, after 3 d')).toBe('Major');
  });

  it('reads as a heat map in words, without sums that are not shown', async () => {
    const content = rated({
      financial: [1, 2, 2, 3, 3, 4, 4],
      customer: [1, 1, 2, 4, 4, 4, 5],
    });
    content.impacts[0].levels[5].amount = 1_234_567;
    const shown = redact(
      businessImpactAnalysis,
      content as unknown as JsonValue,
      ['costs'],
    );
    const view = (isRedacted: boolean) => (
      <ImpactsView
        type="business-impact-analysis"
        path="impacts"
        content={isRedacted ? shown.content : (content as unknown as JsonValue)}
        value={null}
        policy={defaultPolicy}
        subjectRef={entityRef}
        redacted={isRedacted ? shown.redacted : []}
      />
    );
    const { unmount } = renderContinuity(view(false));
    const map = await screen.findByRole('table', {
      name: /not tolerable from 8 h on/,
    });
    const customer = within(map).getByRole('row', { name: /^Customer/ });
    expect(
      within(customer)
        .getAllByRole('cell')
        .map(each => each.textContent),
    ).toEqual([
      'Negligible',
      'Negligible',
      'Minor',
      'Major',
      'Major',
      'Major',
      'Severe',
    ]);
    expect(
      within(map).getByRole('columnheader', { name: /8 h.*MTPD/ }),
    ).toBeInTheDocument();
    expect(within(map).getByText(/1,234,567/)).toBeInTheDocument();
    unmount();

    renderContinuity(view(true));
    await screen.findByRole('table');
    expect(screen.queryByText(/1,234,567/)).toBeNull();
    expect(screen.getByText('Not shown to you')).toBeInTheDocument();
  });
});

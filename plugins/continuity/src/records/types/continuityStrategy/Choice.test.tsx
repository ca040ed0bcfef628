import {
  continuityStrategySchema,
  defaultPolicy,
  type ContinuityStrategy,
  type JsonValue,
} from '@backstage-continuity/plugin-continuity-common';
import { registerMswTestHooks } from '@backstage/frontend-test-utils';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { setupServer } from 'msw/node';
import { useState } from 'react';
import {
  answer,
  entityRef,
  posture,
  refuse,
  renderContinuity,
} from '../../../__testUtils__';
import { ChoiceEditor } from './ChoiceEditor';
import { ChoiceView } from './ChoiceView';

const HOUR = 3_600;

/** Required of the service: back within 4 h, with the data of the last 15 min. */
const strategy: ContinuityStrategy = continuityStrategySchema.parse({
  minimumCapacity: 60,
  options: [
    { id: 'none', title: 'Leave it', band: 'do-nothing', capacity: 0 },
    {
      id: 'warm',
      title: 'Warm site',
      band: 'intermediate',
      rto: 30 * HOUR,
      rpo: 600,
      capacity: 50,
      capitalCost: 1_000,
      runningCost: 1_000,
    },
    {
      id: 'hot',
      title: 'Hot site',
      band: 'fast',
      rto: 2 * HOUR,
      rpo: 60,
      capacity: 100,
      usableWithoutLimit: true,
      capitalCost: 10_000,
      runningCost: 5_000,
      suppliers: [{ id: 's1', name: 'Acme', rto: 3 * HOUR }],
    },
    {
      id: 'mirror',
      title: 'Mirror',
      band: 'immediate',
      rto: 0,
      rpo: 0,
      capacity: 100,
      capitalCost: 90_000,
      runningCost: 50_000,
    },
    { id: 'open', title: 'Somewhere', band: 'fast', rpo: 0, capacity: 80 },
  ],
  choice: { optionId: 'warm', rationale: '' },
});

const shared = {
  type: 'continuity-strategy',
  path: 'choice.optionId',
  policy: defaultPolicy,
  subjectRef: entityRef,
};

/** The editor in a form that holds what it says. */
function Form(props: { redacted?: string[] }) {
  const [optionId, setOptionId] = useState<unknown>('warm');
  return (
    <ChoiceEditor
      {...shared}
      content={{ ...strategy, choice: { optionId } }}
      value={optionId}
      onChange={setOptionId}
      isDisabled={false}
      redacted={props.redacted ?? []}
    />
  );
}

const column = (name: string) => within(screen.getByRole('region', { name }));

describe('the choice of a recovery option', () => {
  const server = setupServer();
  registerMswTestHooks(server);

  it('compares the options with what is required', async () => {
    server.use(answer('getEntityPosture', posture()));
    renderContinuity(<Form />);
    expect(await screen.findByText('order-to-cash')).toBeInTheDocument();
    expect(column('Leave it').getByText('Cannot reach')).toBeInTheDocument();
    expect(
      column('Leave it').getByText('RTO: never recovers'),
    ).toBeInTheDocument();
    const warm = column('Warm site');
    expect(warm.getByText('RTO by 1 d 2 h')).toBeInTheDocument();
    expect(warm.getByText('Capacity by 10 %')).toBeInTheDocument();
    const hot = column('Hot site');
    expect(hot.getByText('Reaches')).toBeInTheDocument();
    expect(hot.getByText('Proposed')).toBeInTheDocument();
    expect(
      hot.getByText('The cheapest that reaches what is required'),
    ).toBeInTheDocument();
    expect(hot.getByText(/25,000/)).toBeInTheDocument();
    expect(hot.getByText('No limit')).toBeInTheDocument();
    expect(hot.getByText(/not part of a contract/)).toBeInTheDocument();
    expect(
      column('Mirror').getByText('Reaches, another is cheaper'),
    ).toBeInTheDocument();
    const open = column('Somewhere');
    expect(open.getByText('Unknown')).toBeInTheDocument();
    expect(open.getByText('It does not say: RTO')).toBeInTheDocument();
  });

  it('is made with the keyboard, and says at once what it leaves open', async () => {
    server.use(answer('getEntityPosture', posture()));
    renderContinuity(<Form />);
    await screen.findByText('order-to-cash');
    expect(
      screen.getByText(
        'RTO: achieves 1 d 6 h, 1 d 2 h longer than the 4 h that is required',
      ),
    ).toBeInTheDocument();
    const user = userEvent.setup();
    screen.getByRole('radio', { name: 'Warm site' }).focus();
    await user.keyboard('{ArrowDown}');
    expect(screen.getByRole('radio', { name: 'Hot site' })).toBeChecked();
    expect(
      screen.getByText('The chosen option reaches all that is required.'),
    ).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Choose none' }));
    expect(screen.getByText('No option is chosen yet.')).toBeInTheDocument();
  });

  it('proposes nothing to those who may not see costs', async () => {
    server.use(answer('getEntityPosture', posture()));
    renderContinuity(<Form redacted={['options.hot.capitalCost']} />);
    await screen.findByText('order-to-cash');
    expect(screen.queryByText('Proposed')).toBeNull();
    expect(
      screen.getByText(/You may not see what the options cost/),
    ).toBeInTheDocument();
    expect(column('Hot site').getAllByText('Not shown to you')).toHaveLength(3);
  });

  it('is given to hand on as a table', async () => {
    server.use(answer('getEntityPosture', posture()));
    const saved: Blob[] = [];
    // Browsers have these, the test's does not.
    Object.assign(URL, {
      createObjectURL: (blob: Blob) => `blob:${saved.push(blob)}`,
      revokeObjectURL: () => {},
    });
    const follow = jest
      .spyOn(HTMLAnchorElement.prototype, 'click')
      .mockImplementation(() => {});
    renderContinuity(<Form />);
    await screen.findByText('order-to-cash');
    await userEvent.click(screen.getByRole('button', { name: /CSV/ }));
    await waitFor(() => expect(follow).toHaveBeenCalled());
    const text = await new Response(saved[0]).text();
    expect(text.split('\n')[0]).toBe(
      'Options compared,Leave it,Warm site,Hot site,Mirror,Somewhere',
    );
    expect(text).toContain('RTO,Never,1 d 6 h,2 h,0 s,Not known');
  });

  it('is read as it was made, without what may be changed', async () => {
    server.use(
      refuse('getEntityPosture', 403, {
        name: 'NotAllowedError',
        message: 'no',
      }),
    );
    renderContinuity(
      <ChoiceView
        {...shared}
        content={strategy as unknown as JsonValue}
        value="warm"
        redacted={[]}
      />,
    );
    expect(
      await screen.findByText(/What is required could not be read/),
    ).toBeInTheDocument();
    expect(screen.queryByRole('radio')).toBeNull();
    expect(column('Warm site').getByText('Chosen')).toBeInTheDocument();
  });

  it('asks the function for what it requires, and needs no options', async () => {
    server.use(
      answer('listStrategies', {
        items: [],
        nextCursor: null,
        totals: { green: 0, red: 0 },
      }),
    );
    renderContinuity(
      <ChoiceView
        {...shared}
        subjectRef="vitalbusinessfunction:default/order-to-cash"
        content={{}}
        value={null}
        redacted={[]}
      />,
    );
    expect(
      await screen.findByText(/may have no options of its own/),
    ).toBeInTheDocument();
  });
});

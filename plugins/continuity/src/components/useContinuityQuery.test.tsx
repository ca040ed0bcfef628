import { registerMswTestHooks } from '@backstage/frontend-test-utils';
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { delay, http } from 'msw';
import { setupServer } from 'msw/node';
import { contract } from '@backstage-continuity/plugin-continuity-common';
import { answer, baseUrl, renderContinuity } from '../__testUtils__';
import {
  useContinuityMutation,
  useContinuityQuery,
} from './useContinuityQuery';

const server = setupServer();
const page = { items: [], nextCursor: null };

function Screen(props: { onDone: () => void }) {
  const query = useContinuityQuery('listRecords', { query: {} });
  const discard = useContinuityMutation('discardDraft');
  return query.data ? (
    <button
      onClick={() =>
        discard.mutate(
          { params: { id: 'r1' }, query: { version: 1 } },
          { onSuccess: props.onDone },
        )
      }
    >
      Discard
    </button>
  ) : null;
}

describe('what is changed', () => {
  registerMswTestHooks(server);

  it('is told at once, not when everything is read anew', async () => {
    let asked = 0;
    server.use(
      answer('listRecords', page),
      http.delete(
        `${baseUrl}${contract.discardDraft.path}`,
        () => new Response(null, { status: 204 }),
      ),
    );
    const onDone = jest.fn();
    renderContinuity(<Screen onDone={onDone} />);
    const button = await screen.findByRole('button', { name: 'Discard' });
    server.use(
      http.get(`${baseUrl}${contract.listRecords.path}`, async () => {
        asked += 1;
        await delay('infinite');
      }),
    );
    await userEvent.click(button);
    await waitFor(() => expect(asked).toBe(1));
    await waitFor(() => expect(onDone).toHaveBeenCalledTimes(1));
  });
});

import { registerMswTestHooks } from '@backstage/frontend-test-utils';
import { screen } from '@testing-library/react';
import { setupServer } from 'msw/node';
import { answer, entityRef, policy, recordRow } from '../../__testUtils__';
import { shiftHandover } from '../../__testUtils__/records';
import { renderContinuity } from '../../__testUtils__/renderContinuity';
import { RecordTypesContext } from '../types';
import { RecordsSection } from './RecordsSection';

describe('the records about a service', () => {
  const server = setupServer();
  registerMswTestHooks(server);

  it('offers a new record where there is a retired one alone', async () => {
    server.use(
      answer('getPolicy', policy),
      answer('listRecords', {
        items: [recordRow({ state: 'retired', dueAt: null, warnAt: null })],
        nextCursor: null,
      }),
    );
    renderContinuity(
      <RecordTypesContext.Provider value={[shiftHandover]}>
        <RecordsSection entityRef={entityRef} tier={null} />
      </RecordTypesContext.Provider>,
    );
    expect(
      await screen.findByRole('link', { name: 'Shift handover' }),
    ).toHaveAttribute('href', '/continuity/records/r1');
    const start = screen.getByRole('link', { name: /: Shift handover$/ });
    expect(start).toHaveAccessibleName(/^Start/);
    expect(start.getAttribute('href')).toMatch(
      /^\/continuity\/records\?start=shift-handover&subject=/,
    );
  });
});

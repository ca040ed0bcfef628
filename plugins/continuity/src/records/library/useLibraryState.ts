import {
  recordStates,
  type RecordState,
} from '@backstage-continuity/plugin-continuity-common';
import { useUrlQuery } from '../../components';

/** What the library can be asked for; `returned` is a state. */
export const attentionChoices = ['overdue', 'due-soon', 'stale'] as const;
type AttentionChoice = (typeof attentionChoices)[number];

function known<T extends string>(values: string[], allowed: readonly T[]): T[] {
  return allowed.filter(value => values.includes(value));
}

/** What the library shows, and what is being started, as the address keeps it. */
export function useLibraryState() {
  const { params, change } = useUrlQuery();
  const filters = {
    type: params.getAll('type'),
    state: known<RecordState>(params.getAll('state'), recordStates),
    attention: known<AttentionChoice>(
      params.getAll('attention'),
      attentionChoices,
    ),
    owner: params.getAll('owner'),
    // While a record is being started, this says of what.
    subject: params.has('start') ? [] : params.getAll('subject'),
  };
  const q = params.get('q') ?? '';
  const start = params.get('start');
  return {
    filters,
    q,
    query: {
      ...Object.fromEntries(
        Object.entries(filters).filter(([, values]) => values.length > 0),
      ),
      ...(q && { q }),
    },
    isFiltered:
      q !== '' || Object.values(filters).some(values => values.length > 0),
    change,
    clear: () =>
      change({
        type: [],
        state: [],
        attention: [],
        owner: [],
        subject: [],
        q: [],
      }),
    /** What is being started; null: nothing. */
    starting:
      start === null ? null : { type: start, subject: params.get('subject') },
    start: (type = 'any') => change({ start: type, subject: [] }),
    stopStarting: () => change({ start: [], subject: [] }),
  };
}

import { createLocalDrafts, purgeLocalDrafts } from './localDrafts';

const DAY = 24 * 60 * 60 * 1000;
const now = Date.UTC(2026, 5, 1);
const place = { user: 'user:default/ana', recordId: 'r1', revision: 2 };

function draft(content: string, at = now) {
  return { content, base: 'as saved', version: 1, at };
}

describe('drafts kept in the browser', () => {
  beforeEach(() => window.localStorage.clear());

  it('offers the newest of what two tabs left, and then the other', () => {
    const first = createLocalDrafts(place);
    const second = createLocalDrafts(place);
    first.keep(draft('typed in the first', now));
    second.keep(draft('typed in the second', now + 1));

    const later = createLocalDrafts(place);
    expect(later.load()?.content).toBe('typed in the second');
    later.forget();
    expect(createLocalDrafts(place).load()?.content).toBe('typed in the first');
  });

  it('leaves what another tab wrote since it was loaded', () => {
    const other = createLocalDrafts(place);
    other.keep(draft('first words'));
    const mine = createLocalDrafts(place);
    mine.load();
    other.keep(draft('first words and more'));
    mine.forget();
    expect(createLocalDrafts(place).load()?.content).toBe(
      'first words and more',
    );
  });

  it('drops its own once it is saved', () => {
    const drafts = createLocalDrafts(place);
    drafts.keep(draft('typed'));
    drafts.forget();
    expect(createLocalDrafts(place).load()).toBeNull();
  });

  it('purges what is a month old, and what was approved since', () => {
    const old = { ...place, recordId: 'r2' };
    const approved = { ...place, revision: 1 };
    createLocalDrafts(place).keep(draft('open', now - DAY));
    createLocalDrafts(approved).keep(draft('approved', now - DAY));
    createLocalDrafts(old).keep(draft('old', now - 31 * DAY));
    window.localStorage.setItem('of something else', 'stays');

    purgeLocalDrafts({ ...place, approvedRevision: 1, now });

    expect(createLocalDrafts(place).load()?.content).toBe('open');
    expect(createLocalDrafts(approved).load()).toBeNull();
    expect(createLocalDrafts(old).load()).toBeNull();
    expect(window.localStorage.getItem('of something else')).toBe('stays');
  });
});

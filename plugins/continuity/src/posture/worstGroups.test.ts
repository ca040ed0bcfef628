import { line } from '../__testUtils__';
import { worstGroups } from './worstGroups';

describe('worstGroups', () => {
  it('finds the teams with most gaps and overdue, not what is above them', () => {
    const lines = [
      line('company', { gap: 6, overdue: 3 }),
      line('shops', { gap: 1, overdue: 2 }, { parent: 'company' }),
      line('tills', { gap: 1, overdue: 2 }, { parent: 'shops' }),
      line('stock', { ready: 3 }, { parent: 'shops' }),
      line('web', { gap: 5 }, { parent: 'company' }),
      line('cart', { gap: 5 }, { parent: 'web' }),
      line('staff', { overdue: 1 }, { parent: 'company' }),
      line('payroll', { overdue: 1 }, { parent: 'staff' }),
    ];
    expect(worstGroups(lines, 2)).toEqual([
      { key: 'cart', title: 'cart', gap: 5, overdue: 0 },
      { key: 'tills', title: 'tills', gap: 1, overdue: 2 },
    ]);
  });

  it('counts what a group owns itself beside its subgroups', () => {
    const lines = [
      line('web', { gap: 3, overdue: 1 }),
      line('cart', { overdue: 1 }, { parent: 'web' }),
    ];
    expect(worstGroups(lines, 3)).toEqual([
      { key: 'web', title: 'web', gap: 3, overdue: 0 },
      { key: 'cart', title: 'cart', gap: 0, overdue: 1 },
    ]);
  });

  it('names what nobody owns, and the group that the page is about inside', () => {
    const lines = [
      line(null, { gap: 2 }),
      line('cart', { gap: 1 }, { parent: 'web' }),
    ];
    expect(worstGroups(lines, 3).map(({ key }) => key)).toEqual([null, 'cart']);
  });

  it('names nobody when all is well', () => {
    expect(worstGroups([line('web', { ready: 3 })], 3)).toEqual([]);
  });
});

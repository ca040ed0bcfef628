import type { SheetCell } from '../../../model/records/recordImport';
import { HOUR } from '../../__testUtils__/facts';
import { defaultPolicy } from '../../policy';
import {
  columnsOf,
  fillContent,
  readSheetRows,
  suggestMapping,
} from '../spreadsheet';
import { businessImpactAnalysis as type } from './businessImpactAnalysis';
import { deriveMtpd, impactRows } from './curve';
import { finalObjectives } from './objectives';

/** What a sheet about one service makes of an empty analysis. */
function read(headers: string[], ...rows: SheetCell[][]) {
  const columns = columnsOf(type, defaultPolicy);
  const [about] = readSheetRows({
    rows: rows.map((cells, index) => ({ number: index + 2, cells })),
    headers,
    mapping: suggestMapping(headers, columns),
    columns,
    currency: 'EUR',
    lookUp: () => ({ ok: true, ref: 'component:default/checkout' }),
  });
  const base = type.empty(defaultPolicy, 'service');
  const { content, errors } = fillContent(type, base, about, columns);
  return { content: type.schema.parse(content), errors };
}

describe('a spreadsheet of impacts', () => {
  it('may have a row for each category', () => {
    const { content, errors } = read(
      [
        'Service',
        'Category',
        'After 0 s',
        'After 1 h',
        'After 4 h',
        'Loss after 4 h',
        'Justification',
        'Maximum data loss',
      ],
      [
        'Checkout',
        'Financial',
        'negligible',
        'Minor',
        'Major',
        1e6,
        'Sales',
        '5m',
      ],
      ['Checkout', 'safety', 'Minor', null, 'Minor', null, null, null],
    );
    expect(errors).toEqual([]);
    expect(deriveMtpd(content)).toMatchObject({
      seconds: 4 * HOUR,
      categories: [{ id: 'financial' }],
    });
    const [financial, , , , , safety] = impactRows(content);
    expect(financial.cells[2].amount).toBe(1_000_000);
    expect(safety.cells.slice(0, 3).map(({ rating }) => rating?.id)).toEqual([
      'minor',
      undefined,
      'minor',
    ]);
    expect(content.impacts[0].justification).toBe('Sales');
    expect(content.dataLoss.tolerated).toBe(300);
  });

  it('may have one row with a column for each cell', () => {
    const { content, errors } = read(
      [
        'Service',
        'Customer after 1 d',
        'Financial loss after 1 d',
        'RTO',
        'MTD',
      ],
      ['Checkout', 'Severe', '25,000.50', '2h', '1 d'],
    );
    expect(errors).toEqual([]);
    const [financial, , , , customer] = impactRows(content);
    expect(customer.cells[4].rating?.id).toBe('severe');
    expect(financial.cells[4].amount).toBe(25_000.5);
    expect(finalObjectives(content)).toMatchObject({
      rto: 2 * HOUR,
      mtpd: 24 * HOUR,
    });
  });

  it('names every column once', () => {
    const targets = columnsOf(type, defaultPolicy).map(({ target }) => target);
    expect(new Set(targets).size).toBe(targets.length);
  });
});

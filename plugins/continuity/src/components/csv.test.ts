import { toCsv } from './csv';

describe('toCsv', () => {
  it('writes a header and a line for each row', () => {
    const rows = [
      { name: 'checkout', seconds: 0 },
      { name: 'orders-db', seconds: null },
    ];
    expect(
      toCsv(rows, { name: row => row.name, seconds: row => row.seconds }),
    ).toBe('name,seconds\ncheckout,0\norders-db,\n');
  });

  it('quotes what would break a line', () => {
    expect(toCsv(['a "b", c', 'd\ne'], { x: row => row })).toBe(
      'x\n"a ""b"", c"\n"d\ne"\n',
    );
  });

  it('defuses what a spreadsheet would run, not negative figures', () => {
    expect(toCsv(['=1+1', '@x'], { x: row => row, y: () => -5 })).toBe(
      "x,y\n'=1+1,-5\n'@x,-5\n",
    );
    expect(toCsv(['\n=1+1'], { x: row => row })).toBe(`x\n"'\n=1+1"\n`);
  });
});

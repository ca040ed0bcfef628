import type { Measured } from '../driver/context';

const find = (measured: Measured[], target: string, n: number) =>
  measured.find(item => item.target === target && item.n === n);

/** What ten times as many services cost, wherever both sizes were measured. */
export function growthOf(measured: Measured[]): Measured[] {
  const sizes = [...new Set(measured.map(item => item.n))];
  return sizes.flatMap(n => {
    const before = n / 10;
    const grown = (
      name: string,
      target: string,
      figure: (item: Measured) => number | undefined,
    ): Measured[] => {
      const small = find(measured, target, before);
      const large = find(measured, target, n);
      const [from, to] = [small, large].map(item => item && figure(item));
      return from && to
        ? [
            {
              target: name,
              n,
              value: to / from,
              note: `from ${before.toLocaleString('en')} services`,
            },
          ]
        : [];
    };
    return [
      ...['group', 'tier', 'function'].flatMap(by =>
        grown('growth-bytes', `rollup-bytes-${by}`, item => item.value),
      ),
      ...grown('growth-entity', 'entity', item => item.parts?.posture),
      ...grown('growth-rollup', 'rollup-group', item => item.parts?.rollup),
    ];
  });
}

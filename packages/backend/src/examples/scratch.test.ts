import { evaluateExamples } from './__testUtils__/examplePosture';
it('sweep', () => {
  let prev = '';
  for (let d = 0; d < 430; d += 1) {
    const now = new Date(
      Date.UTC(2026, 10, 20, (d * 7) % 24, 10) + d * 86400000,
    ).toISOString();
    const s = JSON.stringify(
      [...evaluateExamples(now)]
        .map(([r, p]) => [r, p.status])
        .filter(([, s]) => s !== 'ready'),
    );
    if (prev && s !== prev) {
      const a = new Map<string, string>(JSON.parse(prev)),
        b = new Map<string, string>(JSON.parse(s));
      for (const k of new Set([...a.keys(), ...b.keys()]))
        if (a.get(k) !== b.get(k))
          process.stdout.write(`${now} ${k} ${a.get(k)} -> ${b.get(k)}\n`);
    }
    prev = s;
  }
}, 500000);

import type { Measure } from '../driver/context';
import { get } from '../driver/samplers';
import { interleave, median, ratios } from '../driver/sampling';

const FINDINGS =
  '/api/continuity/findings?limit=50&sort=severity&tier=business-critical&family=tests';
const BY_QUERY =
  '/api/catalog/entities/by-query?limit=50&filter=kind=component,spec.continuity.tier=business-critical&orderField=metadata.title,asc';

export const findings: Measure = {
  name: 'first page of findings beside by-query',
  async run({ n, options, reader, report }) {
    const samples = await interleave(
      { findings: get(reader, FINDINGS), byQuery: get(reader, BY_QUERY) },
      { rounds: options.rounds, turns: 5 },
    );
    const spread = ratios(samples, round => round.findings / round.byQuery);
    report.add({
      ...spread,
      target: 'findings',
      n,
      value: spread.median,
      parts: {
        findings: median(samples.findings),
        byQuery: median(samples.byQuery),
      },
    });
  },
};

import type { Client } from '../driver/client';
import type { Context, Measure } from '../driver/context';
import { costOf, costText } from '../driver/cost';
import { get, NO_OP } from '../driver/samplers';
import { interleave, median, ratios } from '../driver/sampling';
import { people } from '../generator';

async function compare(
  { backend, options, n, report }: Context,
  target: string,
  client: Client,
  name: string,
) {
  const path = `/api/continuity/entities/component/default/${name}`;
  await client.get(path);
  const cost = await costOf(backend, () => client.get(path));
  const samples = await interleave(
    {
      posture: get(client, path),
      byName: get(
        client,
        `/api/catalog/entities/by-name/component/default/${name}`,
      ),
      noOp: get(client, NO_OP),
    },
    { rounds: options.rounds, turns: 25 },
  );
  const spread = ratios(samples, round => round.posture / round.byName);
  report.add({
    ...spread,
    target,
    n,
    value: spread.median,
    parts: {
      posture: median(samples.posture),
      byName: median(samples.byName),
      noOp: median(samples.noOp),
    },
    note: costText(cost),
  });
}

/** As people call: signed in, with a policy that is asked for each request. */
export const entity: Measure = {
  name: 'posture of one entity beside by-name',
  async run(context) {
    const typical = context.services.find(
      service => !service.reached && service.dependsOn.length >= 3,
    )!;
    await compare(context, 'entity', context.reader, typical.name);
    const own = context.services.find(
      ({ owner }) => owner === people.contractor.group.ref,
    )!;
    await compare(context, 'entity-conditional', context.contractor, own.name);
  },
};

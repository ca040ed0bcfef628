import {
  DependencyGraph,
  type DependencyNode,
} from '@backstage-continuity/plugin-continuity-common';
import { alone } from '../../dependencies/nodeText';
import { lossForecast } from './lossForecast';

const unknown = { seconds: null, source: null };
const none = { rto: unknown, rpo: unknown, mtpd: unknown };

/** The first needs the second and so on; each takes as many seconds as its place. */
function chain(size: number) {
  const nodes = Array.from(
    { length: size },
    (_, at): DependencyNode => ({
      entityRef: `service-${at}`,
      needs:
        at + 1 < size
          ? [
              {
                ref: `service-${at + 1}`,
                strength: 'hard',
                data: null,
                use: 'operation',
                declaredBy: 'block',
              },
            ]
          : [],
      holdsData: false,
      declared: none,
      asked: none,
      functions: [],
      peaked: [],
      peaks: '',
      own: { seconds: at, source: { type: 'declared' } },
      location: null,
      tierRank: 0,
    }),
  );
  return {
    graph: DependencyGraph.of(nodes),
    nodes: new Map(
      nodes.map(node => [node.entityRef, { node, ...alone(node) }]),
    ),
  };
}

describe('how long a function is down when one is lost', () => {
  it('is what trying it says', () => {
    expect(lossForecast(chain(2000), 'service-70', ['service-0'])).toEqual({
      seconds: 70,
      lowerBound: false,
    });
  });

  it('is at least the time of the lost one among very many', () => {
    expect(lossForecast(chain(2001), 'service-70', ['service-0'])).toEqual({
      seconds: 70,
      lowerBound: true,
    });
  });
});

import {
  emptyContinuityFields,
  type Figure,
  type FigureSource,
} from '@backstage-continuity/plugin-continuity-common';
import { detailFor, refsInDetail } from './detailFor';
import { Names } from './Names';
import type { PostureDetail } from './postureRows';

const [checkout, ledger] = [
  'component:default/checkout',
  'component:default/ledger',
];
const sales = 'vitalbusinessfunction:default/sales';

function detailWith(source: FigureSource): PostureDetail {
  const required: Figure = { seconds: 60, source };
  const objective = {
    required,
    declared: { seconds: null, source: null },
    target: required,
    achieved: null,
  };
  return {
    tierTitle: null,
    fields: emptyContinuityFields(),
    portalFields: [],
    overriddenFields: [],
    mistakes: [],
    functions: [],
    objectives: { rto: objective, rpo: objective, mtpd: objective },
    recovery: {
      own: { seconds: null, source: null },
      forecast: { seconds: 0, lowerBound: false },
      missingRef: null,
    },
    review: {
      required: false,
      lastReviewedAt: null,
      lastReviewedBy: null,
      dueAt: null,
    },
    editUrl: null,
    sourceLocation: null,
    requirements: [],
  };
}

/** What somebody who sees nothing but these reads of where a target is from. */
async function sourceSeenBy(visible: string[], source: FigureSource) {
  const described = (entityRef: string) => ({
    entityRef,
    title: entityRef,
    kind: 'component',
    type: null,
    ownerRef: null,
    tier: null,
  });
  const detail = detailWith(source);
  const names = await Names.of(
    {
      describe: async refs => new Map(refs.map(ref => [ref, described(ref)])),
    },
    {
      scope: { type: 'none' },
      visible: async refs => new Set(refs.filter(ref => visible.includes(ref))),
    },
    refsInDetail(detail),
  );
  const seen = detailFor(detail, names);
  return seen.objectives.rto.target.source;
}

describe('where a figure is from, as one caller may read it', () => {
  it('tells the analysis of a function only to who sees the function', async () => {
    const source = {
      type: 'function',
      entityRef: sales,
      recordId: 'bia',
    } as const;
    expect(await sourceSeenBy([sales], source)).toEqual(source);
    expect(await sourceSeenBy([], source)).toEqual({
      type: 'function',
      entityRef: sales,
    });
  });

  it('hides the analysis of what depends on it with that', async () => {
    const source: FigureSource = {
      type: 'dependent',
      path: [checkout, ledger],
      steps: 2,
      origin: { type: 'analysis', entityRef: checkout, recordId: 'bia' },
    };
    expect(await sourceSeenBy([checkout, ledger], source)).toEqual(source);
    expect(await sourceSeenBy([ledger], source)).toEqual({
      ...source,
      path: [ledger],
      origin: { type: 'hidden' },
    });
  });
});

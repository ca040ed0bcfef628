import { continuityStrategySchema, recoveryBands } from './continuityStrategy';

const option = { id: 'a' };

function refusals(content: unknown): string[] {
  const { error } = continuityStrategySchema.safeParse(content);
  return (error?.issues ?? []).map(({ path }) => path.join('.'));
}

describe('content of a continuity strategy', () => {
  it('takes a draft in which nothing is filled in, and fills in nothing itself', () => {
    expect(continuityStrategySchema.parse({})).toEqual({
      minimumCapacity: null,
      options: [],
      choice: { optionId: null, rationale: '' },
      measures: [],
      residualGaps: [],
      alignment: { businessContinuityPlan: null, status: null, statement: '' },
    });
    const [empty] = continuityStrategySchema.parse({
      options: [option],
    }).options;
    expect(empty).toMatchObject({
      id: 'a',
      band: null,
      title: '',
      rto: null,
      rpo: null,
      capacity: null,
      usableWithoutLimit: false,
      usableFor: null,
      capitalCost: null,
      runningCost: null,
    });
    expect(
      continuityStrategySchema.parse({ options: [empty] }).options,
    ).toEqual([empty]);
  });

  it('tells 0 from null', () => {
    const zeros = {
      ...option,
      rto: 0,
      rpo: 0,
      capacity: 0,
      capitalCost: 0,
      runningCost: 0,
      usableFor: 0,
    };
    expect(
      continuityStrategySchema.parse({ options: [zeros] }).options[0],
    ).toMatchObject(zeros);
  });

  it.each([
    ['options.0.rto', { options: [{ ...option, rto: -1 }] }],
    ['options.0.rto', { options: [{ ...option, rto: 1.5 }] }],
    ['options.0.capacity', { options: [{ ...option, capacity: 101 }] }],
    ['options.0.capitalCost', { options: [{ ...option, capitalCost: -1 }] }],
    ['options.0.band', { options: [{ ...option, band: 'hot' }] }],
    ['options.0.id', { options: [{ title: 'no id' }] }],
    ['options.1.id', { options: [option, option] }],
    [
      'options',
      { options: Array.from({ length: 21 }, (_, id) => ({ id: `${id}` })) },
    ],
    [
      'options.0.suppliers.0.validUntil',
      {
        options: [
          { ...option, suppliers: [{ id: 's', validUntil: '2026-02-30' }] },
        ],
      },
    ],
    [
      'options.0.suppliers.0.reference',
      {
        options: [
          {
            ...option,
            suppliers: [{ id: 's', reference: 'data:text/html,hello' }],
          },
        ],
      },
    ],
    [
      'options.0.prerequisites.0.entityRef',
      {
        options: [{ ...option, prerequisites: [{ id: 'p', entityRef: 'db' }] }],
      },
    ],
    ['residualGaps.0.size', { residualGaps: [{ id: 'g', size: '4h' }] }],
    [
      'alignment.businessContinuityPlan',
      { alignment: { businessContinuityPlan: ' data:text/html,hello' } },
    ],
    ['alignment.statement', { alignment: { statement: 'x'.repeat(10_001) } }],
    ['', { budget: 1 }],
  ])('refuses what is wrong at %s', (path, content) => {
    expect(refusals(content)).toEqual([path]);
  });

  it.each([
    'https://example.org/bcp',
    'HTTP://example.org',
    'the red folder: room 12',
  ])('takes %s for a business continuity plan', businessContinuityPlan => {
    expect(refusals({ alignment: { businessContinuityPlan } })).toEqual([]);
  });

  it('knows every band', () => {
    expect(
      refusals({ options: recoveryBands.map(band => ({ id: band, band })) }),
    ).toEqual([]);
  });
});

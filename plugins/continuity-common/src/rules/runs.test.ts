import fc from 'fast-check';
import type {
  EntityInstants,
  ObjectiveSnapshot,
  RunInstants,
} from '../model/scheduledTest';
import { shift } from './instants';
import { evaluateRun } from './runs';
import { verdictOf } from './verdict';

const START = '2026-11-20T08:00:00.000Z';
const at = (seconds: number) => shift(START, seconds * 1000);

const runInstants = (instants: Partial<RunInstants> = {}): RunInstants => ({
  disruptedAt: START,
  detectedAt: null,
  suspectedAt: null,
  declaredAt: null,
  recoveredAt: null,
  stoodDownAt: null,
  ...instants,
});
const entity = (
  entityRef: string,
  instants: Partial<EntityInstants> = {},
  claim: 'met' | 'missed' | 'unknown' | null = null,
) => ({
  entityRef,
  claim,
  instants: {
    recoveryStartedAt: null,
    recoveredAt: null,
    validatedAt: null,
    lastRecoverablePointAt: null,
    ...instants,
  },
});
const snapshot = (
  rto: number | null,
  rpo: number | null,
): ObjectiveSnapshot => ({
  declared: { rto, rpo },
  required: { rto: null, rpo: null },
  target: { rto, rpo },
});

describe('evaluateRun', () => {
  it('measures each entity from the disruption on', () => {
    const { entities, validatedAt, declarationLag, verdict } = evaluateRun(
      {
        instants: runInstants({ declaredAt: at(600) }),
        entities: [
          entity('component:default/b', {
            recoveryStartedAt: at(900),
            recoveredAt: at(3000),
            validatedAt: at(3600),
            lastRecoverablePointAt: at(-720),
          }),
          entity('component:default/a', { validatedAt: at(4000) }),
        ],
      },
      new Map([
        ['component:default/b', snapshot(3600, 300)],
        ['component:default/a', snapshot(7200, 300)],
      ]),
      new Map([['component:default/b', { rto: 1800, rpo: null }]]),
    );
    expect(entities).toMatchObject([
      {
        entityRef: 'component:default/a',
        achievedRto: 4000,
        achievedRpo: null,
        ownRecovery: null,
        verdict: { rto: 'met', rpo: 'unknown' },
        verdictToday: { rto: 'unknown', rpo: 'unknown' },
      },
      {
        entityRef: 'component:default/b',
        achievedRto: 3600,
        achievedRpo: 720,
        ownRecovery: 2700,
        verdict: { rto: 'met', rpo: 'missed' },
        verdictToday: { rto: 'missed', rpo: 'unknown' },
      },
    ]);
    expect(validatedAt).toBe(at(4000));
    expect(declarationLag).toBe(600);
    expect(verdict).toEqual({ rto: 'met', rpo: 'missed' });
  });

  it('is validated only when every entity of the test is', () => {
    const result = evaluateRun(
      {
        instants: runInstants(),
        entities: [entity('component:default/a', { validatedAt: at(60) })],
      },
      new Map([
        ['component:default/a', snapshot(60, null)],
        ['component:default/b', snapshot(60, null)],
      ]),
      new Map(),
    );
    expect(result.validatedAt).toBeNull();
    expect(result.verdict.rto).toBe('unknown');
    expect(result.entities[1]).toMatchObject({
      entityRef: 'component:default/b',
      instants: { validatedAt: null, recoveryStartedAt: null },
      achievedRto: null,
      verdict: { rto: 'unknown', rpo: 'unknown' },
      claim: null,
      claimContradicted: false,
    });
  });

  it('says nothing of a run without entities or disruption', () => {
    const empty = {
      instants: runInstants({ disruptedAt: null }),
      entities: [],
    };
    expect(evaluateRun(empty, new Map(), new Map())).toEqual({
      validatedAt: null,
      declarationLag: null,
      verdict: { rto: 'unknown', rpo: 'unknown' },
      entities: [],
    });
  });

  it.each([
    ['met', 60, false],
    ['missed', 60, true],
    ['unknown', 60, true],
    ['met', 61, true],
    ['missed', 61, false],
    ['met', null, false],
    ['missed', null, false],
  ] as const)(
    'holds the claim %s against %p s: %p',
    (claim, took, expected) => {
      const instants = {
        validatedAt: took === null ? null : at(took),
        lastRecoverablePointAt: START,
      };
      const { entities } = evaluateRun(
        {
          instants: runInstants(),
          entities: [entity('component:default/a', instants, claim)],
        },
        new Map([['component:default/a', snapshot(60, 0)]]),
        new Map(),
      );
      expect(entities[0].claimContradicted).toBe(expected);
    },
  );

  it('takes equal for met and a millisecond more for missed', () => {
    fc.assert(
      fc.property(fc.nat(1_000_000), fc.nat(1_000_000), (rto, rpo) => {
        const verdict = (late: number) =>
          evaluateRun(
            {
              instants: runInstants(),
              entities: [
                entity('component:default/a', {
                  validatedAt: shift(at(rto), late),
                  lastRecoverablePointAt: shift(at(-rpo), -late),
                }),
              ],
            },
            new Map([['component:default/a', snapshot(rto, rpo)]]),
            new Map(),
          ).verdict;
        expect(verdict(0)).toEqual({ rto: 'met', rpo: 'met' });
        expect(verdict(1)).toEqual({ rto: 'missed', rpo: 'missed' });
      }),
    );
  });
});

describe('verdictOf', () => {
  it.each([
    [0, 0, 'met'],
    [1, 0, 'missed'],
    [60, 60, 'met'],
    [null, 0, 'unknown'],
    [0, null, 'unknown'],
  ] as const)('%p against %p is %s', (achieved, objective, verdict) => {
    expect(verdictOf(achieved, objective)).toBe(verdict);
  });
});

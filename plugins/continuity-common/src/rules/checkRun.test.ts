import {
  entityInstantsSchema,
  runInstantsSchema,
} from '../model/scheduledTest';
import { checkRun } from './checkRun';

const REF = 'component:default/checkout';
const at = (time: string) => `2026-11-20T${time}:00.000Z`;

function paths(
  run: Record<string, string>,
  entity: Record<string, string> = {},
  refs = [REF],
) {
  return checkRun(
    {
      instants: runInstantsSchema.parse(run),
      entities: refs.map(entityRef => ({
        entityRef,
        instants: entityInstantsSchema.parse(entity),
      })),
    },
    [REF, 'component:default/other'],
  ).map(({ path }) => path);
}

describe('checkRun', () => {
  it('accepts instants in order, equal ones, and none', () => {
    expect(paths({})).toEqual([]);
    expect(
      paths(
        {
          disruptedAt: at('08:00'),
          detectedAt: at('08:00'),
          declaredAt: at('08:30'),
          recoveredAt: at('09:00'),
          stoodDownAt: at('09:00'),
        },
        {
          lastRecoverablePointAt: at('08:00'),
          recoveryStartedAt: at('08:00'),
          recoveredAt: at('09:00'),
          validatedAt: at('09:00'),
        },
      ),
    ).toEqual([]);
  });

  it.each([
    [{ lastRecoverablePointAt: at('08:01') }, 'lastRecoverablePointAt'],
    [{ validatedAt: at('07:59') }, 'validatedAt'],
    [{ recoveredAt: at('07:59') }, 'recoveredAt'],
    [{ recoveryStartedAt: at('07:59') }, 'recoveryStartedAt'],
    [
      { recoveryStartedAt: at('09:00'), recoveredAt: at('08:59') },
      'recoveredAt',
    ],
    [{ recoveredAt: at('09:00'), validatedAt: at('08:59') }, 'validatedAt'],
  ])('refuses %j of an entity', (entity, path) => {
    expect(paths({ disruptedAt: at('08:00') }, entity)).toEqual([
      `entities[0].instants.${path}`,
    ]);
  });

  it('names each instant of the run that precedes an earlier one', () => {
    expect(
      paths({
        disruptedAt: at('08:00'),
        detectedAt: at('07:59'),
        declaredAt: at('07:58'),
        stoodDownAt: at('10:00'),
      }),
    ).toEqual(['instants.detectedAt', 'instants.declaredAt']);
    expect(
      checkRun(
        {
          instants: runInstantsSchema.parse({
            declaredAt: at('09:00'),
            recoveredAt: at('08:00'),
          }),
          entities: [],
        },
        [],
      ),
    ).toEqual([
      {
        path: 'instants.recoveredAt',
        expected: 'not before declaredAt, 2026-11-20T09:00:00.000Z',
      },
    ]);
  });

  it('refuses entities named twice or not of the test', () => {
    expect(paths({}, {}, [REF, REF, 'component:default/stranger'])).toEqual([
      'entities[1].entityRef',
      'entities[2].entityRef',
    ]);
  });
});

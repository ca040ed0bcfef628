import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import {
  checkRun,
  nextOccurrence,
} from '@backstage-continuity/plugin-continuity-common';
import { stringifyEntityRef } from '@backstage/catalog-model';
import {
  examplesDir,
  readCatalog,
  readHistory,
  specsOf,
} from './__testUtils__/exampleFiles';

const now = '2027-04-14T15:20:00.000Z';
const history = readHistory(now);
const documents = history.map(({ value }) => value);
const refs = new Set(
  readCatalog().map(({ value }) => stringifyEntityRef(value)),
);

function refsIn(value: unknown): string[] {
  if (typeof value === 'string') {
    return /^(component|resource|api|group|user):default\/\S+$/.test(value)
      ? [value]
      : [];
  }
  return value !== null && typeof value === 'object'
    ? Object.values(value).flatMap(refsIn)
    : [];
}

describe('the history of the example organisation', () => {
  it('is what its plan gives', () => {
    const script = join(examplesDir, 'generate-history.mjs');
    expect(() =>
      execFileSync(process.execPath, [script, '--check'], { stdio: 'pipe' }),
    ).not.toThrow();
  });

  it('gives each key of a kind once', () => {
    const keys = documents.map(
      ({ kind, metadata }) => `${kind} ${metadata.key}`,
    );
    expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual(
      [],
    );
  });

  it('speaks only of people and entities of the catalog', () => {
    const unknown = history.flatMap(({ file, value }) =>
      refsIn(value.spec)
        .filter(ref => !refs.has(ref))
        .map(ref => `${file}: ${ref}`),
    );
    expect(unknown).toEqual([]);
  });

  it('lets nothing happen before its cause or after today', () => {
    for (const { reviewedAt } of specsOf(documents, 'Review')) {
      expect(reviewedAt < now).toBe(true);
    }
    for (const { classifiedAt } of specsOf(documents, 'Classification')) {
      expect(classifiedAt < now).toBe(true);
    }
    for (const { requestedAt, approved, expiresAt } of specsOf(
      documents,
      'PolicyException',
    )) {
      const decidedAt = approved?.at ?? requestedAt;
      const inOrder = [requestedAt, decidedAt, expiresAt];
      expect([...inOrder].sort()).toEqual(inOrder);
      expect(decidedAt < now).toBe(true);
    }
    for (const { result, entityRefs, title } of specsOf(
      documents,
      'ScheduledTest',
    )) {
      if (!result) continue;
      expect({ title, problems: checkRun(result, entityRefs) }).toEqual({
        title,
        problems: [],
      });
      const happened = [
        ...Object.values(result.instants),
        ...result.entities.flatMap(({ instants }) => Object.values(instants)),
      ].filter(instant => instant !== null);
      expect(happened.every(at => at <= result.recordedAt)).toBe(true);
      expect(result.recordedAt < now).toBe(true);
    }
  });

  it('plans tests ahead, some again and again, one that nobody recorded', () => {
    const open = specsOf(documents, 'ScheduledTest').filter(
      ({ result, cancelled }) => !result && !cancelled,
    );
    const late = open.filter(({ plannedAt }) => plannedAt < now.slice(0, 10));
    expect(late.map(({ entityRefs }) => entityRefs)).toEqual([
      ['resource:default/order-events'],
    ]);
    const recurring = open.filter(({ rrule }) => rrule !== null);
    expect(recurring.length).toBeGreaterThan(2);
    for (const { rrule, plannedAt } of recurring) {
      expect(nextOccurrence(plannedAt, rrule!, now)).not.toBeNull();
    }
  });
});

import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import {
  defaultPolicy,
  isRecordDocument,
  mergeContinuityBlocks,
  recordTypes,
} from '@backstage-continuity/plugin-continuity-common';
import { stringifyEntityRef } from '@backstage/catalog-model';
import {
  examplesDir,
  readCatalog,
  readHistory,
  specsOf,
} from './__testUtils__/exampleFiles';
import { isFunction, recordsOf } from './__testUtils__/exampleRecords';

const now = '2027-04-14T15:20:00.000Z';
const entities = new Map(
  readCatalog().map(({ value }) => [stringifyEntityRef(value), value]),
);
const documents = readHistory(now).map(({ value }) => value);

function tierOf(ref: string): string | null {
  const { fields } = mergeContinuityBlocks({
    file: entities.get(ref)?.spec?.continuity,
    portal: specsOf(documents, 'Classification').find(
      spec => spec.entityRef === ref,
    )?.continuity,
    namespace: 'default',
  });
  return fields.tier;
}

const records = recordsOf(documents, tierOf);
const subjectsOf = (type: string) =>
  records.filter(record => record.type.name === type);

/** Who stands for a level of approval, by the configuration of the app. */
const roles: Record<string, string[]> = {
  continuityManager: [
    'user:default/sigrid.aamodt',
    'user:default/femi.adewale',
  ],
  riskManager: ['user:default/femi.adewale'],
};

function standsFor(person: string, level: string, subjectRef: string) {
  const owner = String(entities.get(subjectRef)?.spec?.owner);
  const groups = [entities.get(person)?.spec?.memberOf ?? []].flat();
  return level === 'owner'
    ? person === owner || groups.includes(owner.split('/')[1])
    : roles[level].includes(person);
}

describe('the records of the example organisation', () => {
  it('are what their plan gives', () => {
    const script = join(examplesDir, 'generate-records.mjs');
    expect(() =>
      execFileSync(process.execPath, [script, '--check'], { stdio: 'pipe' }),
    ).not.toThrow();
  });

  it('are valid, and complete once they were submitted', () => {
    for (const { key, type, subjectRef, revisions } of records) {
      for (const { content, state } of revisions) {
        const parsed = type.schema.safeParse(content);
        expect({ key, error: parsed.error?.issues }).toEqual({ key });
        const missing = type.missing(
          parsed.data,
          defaultPolicy,
          isFunction(subjectRef) ? 'function' : 'service',
        );
        const isSubmitted = state !== 'draft';
        expect({ key, missing: isSubmitted ? missing : [] }).toEqual({
          key,
          missing: [],
        });
      }
    }
  });

  it.each(recordTypes.map(({ name }) => name))(
    'show a %s in every state',
    type => {
      const of = subjectsOf(type);
      const states = of.flatMap(({ revisions }) =>
        revisions.map(({ state }) =>
          state === 'half-approved' ? 'in-review' : state,
        ),
      );
      expect([...new Set(states)].sort()).toEqual([
        'approved',
        'draft',
        'in-review',
        'returned',
        'superseded',
      ]);
      expect(of.some(({ retired }) => retired)).toBe(true);
    },
  );

  it('analyse every function, and more than a third of the services', () => {
    const analysed = subjectsOf('business-impact-analysis').filter(
      ({ facts }) => facts.approved || facts.open?.state === 'in-review',
    );
    const functions = [...entities.keys()].filter(isFunction);
    const refs = analysed.map(({ subjectRef }) => subjectRef);
    expect(refs.filter(isFunction).sort()).toEqual(functions.sort());
    const services = refs.filter(ref => !isFunction(ref));
    expect(services.length).toBeGreaterThan(61 / 3);
  });

  it('are approved by who may: each level by another, none by the author', () => {
    for (const { key, levels, revisions, subjectRef } of records) {
      for (const { document } of revisions) {
        const people = document.approvals.map(({ by }) => by);
        expect({
          key,
          people: new Set([document.author, ...people]).size,
        }).toEqual({ key, people: people.length + 1 });
        const strangers = people.filter(
          (person, level) =>
            level < levels.length &&
            !standsFor(person, levels[level], subjectRef),
        );
        expect({ key, strangers }).toEqual({ key, strangers: [] });
        const instants = [
          document.writtenAt,
          ...document.approvals.map(({ at }) => at),
        ];
        expect([...instants].sort()).toEqual(instants);
        expect(instants[instants.length - 1] < now).toBe(true);
      }
    }
  });

  it('leave something to read, to mend and to look at again', () => {
    const specs = documents.filter(isRecordDocument).map(({ spec }) => spec);
    expect(specs.filter(spec => spec.content)).toHaveLength(1);
    expect(
      specs.some(
        spec => spec.circulation.length > spec.acknowledgements.length,
      ),
    ).toBe(true);
    expect(
      specs.filter(spec => (spec.revisions ?? []).length > 2).length,
    ).toBeGreaterThan(1);
    expect(
      specs.filter(spec => spec.contributors.length > 0).length,
    ).toBeGreaterThan(1);
  });
});

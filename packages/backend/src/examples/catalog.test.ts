import { join } from 'node:path';
import {
  defaultPolicy,
  parseContinuityFields,
  parseVitalBusinessFunction,
} from '@backstage-continuity/plugin-continuity-common';
import {
  apiEntityV1alpha1Validator,
  componentEntityV1alpha1Validator,
  domainEntityV1alpha1Validator,
  DefaultNamespaceEntityPolicy,
  EntityPolicies,
  FieldFormatEntityPolicy,
  groupEntityV1alpha1Validator,
  NoForeignRootFieldsEntityPolicy,
  parseEntityRef,
  resourceEntityV1alpha1Validator,
  SchemaValidEntityPolicy,
  stringifyEntityRef,
  systemEntityV1alpha1Validator,
  userEntityV1alpha1Validator,
  type Entity,
} from '@backstage/catalog-model';
import { listFiles, readCatalog } from './__testUtils__/exampleFiles';

const catalog = readCatalog();
const entities = catalog.map(({ value }) => value);
const refs = new Set(entities.map(entity => stringifyEntityRef(entity)));
const ofKind = (kind: string) =>
  entities.filter(entity => entity.kind === kind);

const validators = {
  API: apiEntityV1alpha1Validator,
  Component: componentEntityV1alpha1Validator,
  Domain: domainEntityV1alpha1Validator,
  Group: groupEntityV1alpha1Validator,
  Resource: resourceEntityV1alpha1Validator,
  System: systemEntityV1alpha1Validator,
  User: userEntityV1alpha1Validator,
};

/** Fields of a spec that name entities, and the kind meant where none is given. */
const refFields: Record<string, string | undefined> = {
  owner: 'Group',
  system: 'System',
  domain: 'Domain',
  parent: 'Group',
  children: 'Group',
  memberOf: 'Group',
  dependsOn: undefined,
  providesApis: 'API',
  consumesApis: 'API',
  supportedBy: 'Component',
};

function namedBy(entity: Entity): string[] {
  const options = { defaultNamespace: 'default' };
  const named = Object.entries(refFields).flatMap(([field, defaultKind]) =>
    [entity.spec?.[field] ?? []]
      .flat()
      .map(ref =>
        stringifyEntityRef(
          parseEntityRef(String(ref), { ...options, defaultKind }),
        ),
      ),
  );
  const { fields } = parseContinuityFields(entity.spec?.continuity, {
    namespace: 'default',
  });
  return [
    ...named,
    ...fields.supports,
    ...fields.dependencies.flatMap(entry =>
      'ref' in entry ? [entry.ref] : entry.anyOf,
    ),
  ];
}

describe('the catalog of the example organisation', () => {
  it('loads every file that it has', () => {
    const loaded = new Set(catalog.map(({ file }) => file));
    loaded.add(join('catalog', 'all.yaml'));
    expect(listFiles('catalog').filter(file => !loaded.has(file))).toEqual([]);
  });

  it('holds entities that Backstage accepts, each once', async () => {
    const policy = EntityPolicies.allOf([
      new SchemaValidEntityPolicy(),
      new DefaultNamespaceEntityPolicy(),
      new NoForeignRootFieldsEntityPolicy(),
      new FieldFormatEntityPolicy(),
    ]);
    for (const entity of entities) {
      await expect(policy.enforce(entity)).resolves.toBeDefined();
    }
    for (const [kind, validator] of Object.entries(validators)) {
      expect(ofKind(kind)).not.toEqual([]);
      for (const entity of ofKind(kind)) {
        await expect(validator.check(entity)).resolves.toBe(true);
      }
    }
    expect(ofKind('VitalBusinessFunction')).toHaveLength(6);
    expect(refs.size).toBe(entities.length);
  });

  it('names no entity that it does not hold', () => {
    const dangling = entities.flatMap(entity =>
      namedBy(entity)
        .filter(ref => !refs.has(ref))
        .map(ref => `${stringifyEntityRef(entity)} -> ${ref}`),
    );
    expect(dangling).toEqual([]);
  });

  it('has three levels of groups under one company', () => {
    const parents = new Map(
      ofKind('Group').map(({ metadata, spec }) => [
        metadata.name,
        spec?.parent as string | undefined,
      ]),
    );
    const levelOf = (name: string): number => {
      const parent = parents.get(name);
      return parent === undefined ? 1 : levelOf(parent) + 1;
    };
    const levels = [...parents.keys()].map(levelOf);
    expect(levels.filter(level => level === 1)).toHaveLength(1);
    expect(Math.max(...levels)).toBe(3);
    for (const name of ['platform', 'continuity-office', 'contractors']) {
      expect(levelOf(name)).toBe(3);
    }
  });

  it('is wrong only where its README says so', () => {
    const mistakes = entities.flatMap(entity => {
      const parse =
        entity.kind === 'VitalBusinessFunction'
          ? parseVitalBusinessFunction(entity.spec, { namespace: 'default' })
          : parseContinuityFields(entity.spec?.continuity, {
              namespace: 'default',
            });
      return parse.mistakes.map(
        ({ path }) => `${entity.metadata.name} ${path}`,
      );
    });
    expect(mistakes.sort()).toEqual([
      'carrier-gateway spec.continuity.recoverytime',
      'gift-cards spec.continuity.rto',
      'observability spec.continuity.dependencies[0].required',
    ]);
    const userOwned = entities.filter(({ spec }) =>
      String(spec?.owner).startsWith('user:'),
    );
    expect(userOwned.map(({ metadata }) => metadata.name).sort()).toEqual([
      'newsletter',
      'store-wifi-portal',
    ]);
  });

  it('uses every tier of the policy', () => {
    const tiers = new Set(
      entities.map(
        ({ spec }) =>
          parseContinuityFields(spec?.continuity, { namespace: 'default' })
            .fields.tier,
      ),
    );
    expect([...tiers]).toEqual(
      expect.arrayContaining(defaultPolicy.tiers.map(({ name }) => name)),
    );
  });
});

import type { CatalogService } from '@backstage/plugin-catalog-node';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { mockCredentials } from '@backstage/backend-test-utils';
import { company } from '../__testUtils__/company';
import { patientCatalog } from './patientCatalog';

const credentials = mockCredentials.service();
const never = () => new Promise<never>(() => {});

async function refsOf(catalog: CatalogService) {
  const names: string[] = [];
  const pages = catalog.streamEntities({ pageSize: 3 }, { credentials });
  for await (const page of pages) {
    names.push(...page.map(({ metadata }) => metadata.name));
  }
  return names;
}

describe('patientCatalog', () => {
  it('hands on what the catalog answers', async () => {
    const catalog = catalogServiceMock({ entities: company });
    const patient = patientCatalog(catalog, { seconds: 30 });
    expect(await refsOf(patient)).toEqual(await refsOf(catalog));
    const entityRefs = ['component:default/checkout'];
    expect(
      await patient.getEntitiesByRefs({ entityRefs }, { credentials }),
    ).toEqual(await catalog.getEntitiesByRefs({ entityRefs }, { credentials }));
    expect(
      await patient.getEntityByRef('component:default/checkout', {
        credentials,
      }),
    ).toMatchObject({ metadata: { name: 'checkout' } });
  });

  it('waits for no answer that never ends', async () => {
    const catalog = patientCatalog(
      catalogServiceMock.mock({
        getEntities: never,
        getEntitiesByRefs: never,
        streamEntities: async function* endless() {
          yield [];
          await never();
        },
      }),
      { milliseconds: 20 },
    );
    const tooLate = 'The catalog did not answer within 0.02 seconds';
    await expect(refsOf(catalog)).rejects.toThrow(tooLate);
    await expect(catalog.getEntities({}, { credentials })).rejects.toThrow(
      tooLate,
    );
    await expect(
      catalog.getEntitiesByRefs({ entityRefs: [] }, { credentials }),
    ).rejects.toThrow(tooLate);
  });

  it('says what the catalog refused', async () => {
    const catalog = patientCatalog(
      catalogServiceMock.mock({
        getEntities: () => Promise.reject(new Error('Away')),
      }),
      { seconds: 30 },
    );
    await expect(catalog.getEntities({}, { credentials })).rejects.toThrow(
      'Away',
    );
  });
});

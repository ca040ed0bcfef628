import { createBackendModule } from '@backstage/backend-plugin-api';
import type { Entity } from '@backstage/catalog-model';
import {
  catalogProcessingExtensionPoint,
  type EntityProviderConnection,
} from '@backstage/plugin-catalog-node';
import { allEntities, generateServices, toEntity } from '../generator';

const BATCH = 1000;

let connection: EntityProviderConnection | undefined;

const deferred = (entity: Entity) => ({ entity, locationKey: 'bench' });

async function add(entities: Entity[]) {
  await connection!.applyMutation({
    type: 'delta',
    added: entities.map(deferred),
    removed: [],
  });
}

/** Gives the catalog everything, in batches: one `full` mutation would take longer. */
export async function load(n: number, epoch: number): Promise<number> {
  let batch: Entity[] = [];
  let given = 0;
  for (const entity of allEntities(generateServices(n, epoch))) {
    batch.push(entity);
    given++;
    if (batch.length === BATCH) {
      await add(batch);
      batch = [];
    }
  }
  await add(batch);
  return given;
}

/** Adds a service that is like the last one, or takes it away again. */
export async function ghost(name: string, present: boolean): Promise<void> {
  const [service] = generateServices(8, Date.now()).slice(-1);
  const entity = deferred(
    toEntity({
      ...service,
      name,
      ref: `component:default/${name}`,
      dependsOn: [],
      dangling: false,
    }),
  );
  await connection!.applyMutation({
    type: 'delta',
    added: present ? [entity] : [],
    removed: present ? [] : [entity],
  });
}

/** Feeds the catalog with what the generator makes. */
export default createBackendModule({
  pluginId: 'catalog',
  moduleId: 'bench-provider',
  register(env) {
    env.registerInit({
      deps: { catalog: catalogProcessingExtensionPoint },
      async init({ catalog }) {
        catalog.addEntityProvider({
          getProviderName: () => 'bench',
          connect: async given => {
            connection = given;
          },
        });
      },
    });
  },
});

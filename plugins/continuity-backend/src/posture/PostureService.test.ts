import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import { service } from '../__testUtils__/company';
import { createWorld } from '../__testUtils__/world';
import { PostureEvaluator } from './PostureEvaluator';
import { PostureService } from './PostureService';

jest.setTimeout(120_000);

const NOW = '2026-06-01T12:00:00.000Z';

describe('PostureService', () => {
  const databases = TestDatabases.create();

  it.each(databases.eachSupportedId())(
    'is held up by no entity that cannot be evaluated, %p',
    async databaseId => {
      const database = await databases.init(databaseId);
      const world = await createWorld(database, { entities: [], now: NOW });
      const evaluator = new PostureEvaluator(world);
      const logger = mockServices.logger.mock();
      let isBroken = true;
      const posture = PostureService.create({
        ...world,
        clock: world.now,
        logger,
        evaluator: {
          evaluate: async (...[refs, ...rest]) => {
            if (isBroken && refs.includes('component:default/broken')) {
              throw new Error('Cannot be evaluated');
            }
            return evaluator.evaluate(refs, ...rest);
          },
        },
      });
      await world.sync(
        ['basket', 'broken', 'search'].map(name => service(name, {}, {})),
      );

      expect(await posture.sweep()).toBe(2);
      expect(await database('posture').pluck('title').orderBy('title')).toEqual(
        ['basket', 'search'],
      );
      expect(await world.dependencies.pending()).toBe(1);
      // Tried again with each sweep, and told once.
      await posture.sweep();
      expect(logger.error).toHaveBeenCalledTimes(1);
      expect(logger.error).toHaveBeenCalledWith(
        expect.stringContaining('component:default/broken'),
        expect.anything(),
      );
      expect(logger.warn).not.toHaveBeenCalled();

      isBroken = false;
      expect(await posture.sweep()).toBe(1);
      expect(await world.dependencies.pending()).toBe(0);
      expect(logger.info).toHaveBeenCalledWith(
        'component:default/broken could be evaluated again',
        expect.anything(),
      );
    },
  );

  it.each(databases.eachSupportedId())(
    'takes titles that grow when they are made small, %p',
    async databaseId => {
      const world = await createWorld(await databases.init(databaseId), {
        entities: [],
        now: NOW,
      });
      const entity = service('long', {}, {});
      entity.metadata.title = '\u0130'.repeat(500);
      await world.sync([entity]);
      await world.posture.service.sweep();
      expect(await world.dependencies.pending()).toBe(0);
    },
  );
});

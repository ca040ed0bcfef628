import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { mockServices } from '@backstage/backend-test-utils';
import { CatalogProcessorCache } from '@backstage/plugin-catalog-node';
import { ChangeAnnouncer } from './ChangeAnnouncer';
import { ContinuityProcessor } from './ContinuityProcessor';

type Spec = NonNullable<Entity['spec']>;

const location = { type: 'url', target: 'https://example.org/catalog.yaml' };

function component(continuity?: Spec[string], kind = 'Component'): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind,
    metadata: { name: 'Checkout', namespace: 'shop' },
    spec: { type: 'service', ...(continuity !== undefined && { continuity }) },
  };
}

function vitalBusinessFunction(spec: Spec): Entity {
  return {
    apiVersion: 'continuity/v1alpha1',
    kind: 'VitalBusinessFunction',
    metadata: { name: 'order-to-cash', namespace: 'shop' },
    spec,
  };
}

function memoryCache(): CatalogProcessorCache {
  const values = new Map<string, unknown>();
  return {
    get: async key => values.get(key) as never,
    set: async (key, value) => {
      values.set(key, value);
    },
  };
}

function setup() {
  const events = mockServices.events.mock();
  events.publish.mockResolvedValue();
  const logger = mockServices.logger.mock();
  const processor = ContinuityProcessor.create({
    announcer: ChangeAnnouncer.create({ events, logger }),
  });
  const cache = memoryCache();
  const process = async (entity: Entity) => {
    const relations: string[] = [];
    const result = await processor.postProcessEntity(
      entity,
      location,
      item => {
        if (item.type === 'relation') {
          const { source, type, target } = item.relation;
          relations.push(
            [stringifyEntityRef(source), type, stringifyEntityRef(target)].join(
              ' ',
            ),
          );
        }
      },
      cache,
    );
    expect(result).toBe(entity);
    return relations;
  };
  return { events, logger, processor, process };
}

describe('ContinuityProcessor', () => {
  describe('recognises the kind', () => {
    const { processor } = setup();
    const check = (entity: Entity) => processor.validateEntityKind(entity);

    it('with an owner, whatever else it says', async () => {
      const odd = { owner: 'sales', rto: 7, peaks: 'always', colour: ['red'] };
      await expect(check(vitalBusinessFunction(odd))).resolves.toBe(true);
    });

    it.each([
      [{}],
      [{ owner: '' }],
      [{ owner: 7 }],
      [{ owner: null }],
      [{ owner: ['sales'] }],
      [{ owner: 'group:' }],
      [{ owner: 'x'.repeat(1000) }],
    ])('but not with the owner of %j', async spec => {
      await expect(check(vitalBusinessFunction(spec))).rejects.toMatchObject({
        name: 'InputError',
        message: expect.stringMatching(/owner|reference/),
      });
    });

    it('and leaves others to others', async () => {
      await expect(check(component())).resolves.toBe(false);
      await expect(
        check({
          ...vitalBusinessFunction({ owner: 'sales' }),
          apiVersion: 'continuity/v9',
        }),
      ).resolves.toBe(false);
    });
  });

  describe('relates', () => {
    it('a function with its owner and what supports it', async () => {
      const { process } = setup();
      const relations = await process(
        vitalBusinessFunction({
          owner: 'sales',
          supportedBy: ['Checkout', 'resource:default/db', 'group:x', 7],
        }),
      );
      const self = 'vitalbusinessfunction:shop/order-to-cash';
      expect(relations).toEqual([
        `${self} ownedBy group:shop/sales`,
        `group:shop/sales ownerOf ${self}`,
        `${self} supportedBy component:shop/checkout`,
        `component:shop/checkout supports ${self}`,
        `${self} supportedBy resource:default/db`,
        `resource:default/db supports ${self}`,
      ]);
    });

    it.each(['Component', 'Resource', 'API', 'System', 'Domain'])(
      'a %s with what it supports, and with nothing else',
      async kind => {
        const { process } = setup();
        const self = `${kind.toLowerCase()}:shop/checkout`;
        expect(
          await process(
            component(
              {
                supports: ['order-to-cash', 'default/returns'],
                dependencies: [{ ref: 'resource:db' }],
                rto: 'whenever',
              },
              kind,
            ),
          ),
        ).toEqual([
          `${self} supports vitalbusinessfunction:shop/order-to-cash`,
          `vitalbusinessfunction:shop/order-to-cash supportedBy ${self}`,
          `${self} supports vitalbusinessfunction:default/returns`,
          `vitalbusinessfunction:default/returns supportedBy ${self}`,
        ]);
      },
    );

    it('no other kind', async () => {
      const { process } = setup();
      expect(
        await process(component({ supports: ['order-to-cash'] }, 'Group')),
      ).toEqual([]);
    });
  });

  describe('tells of a change', () => {
    it('at first sight, when the block changes and when it goes', async () => {
      const { events, process } = setup();
      await process(component());
      expect(events.publish).toHaveBeenCalledTimes(0);
      await process(component({ tier: 'gold' }));
      expect(events.publish).toHaveBeenCalledTimes(1);
      await process(component({ tier: 'gold' }));
      expect(events.publish).toHaveBeenCalledTimes(1);
      await process(component({ tier: 'silver' }));
      expect(events.publish).toHaveBeenCalledTimes(2);
      await process(component());
      expect(events.publish).toHaveBeenCalledTimes(3);
      expect(events.publish).toHaveBeenLastCalledWith({
        topic: 'continuity.entity-changed',
        eventPayload: { entityRef: 'component:shop/checkout' },
      });
    });

    it('about anything in a function', async () => {
      const { events, process } = setup();
      await process(vitalBusinessFunction({ owner: 'sales' }));
      await process(vitalBusinessFunction({ owner: 'finance' }));
      expect(events.publish).toHaveBeenCalledTimes(2);
    });

    it('without failing or waiting when the event does', async () => {
      const { events, logger, process } = setup();
      events.publish.mockRejectedValueOnce(new Error('bus is down'));
      await process(component({ tier: 'gold' }));
      events.publish.mockImplementationOnce(() => {
        throw new Error('bus is missing');
      });
      await process(component({ tier: 'silver' }));
      events.publish.mockReturnValueOnce(new Promise(() => {}));
      await process(component({ tier: 'bronze' }));
      expect(events.publish).toHaveBeenCalledTimes(3);
      expect(logger.warn).toHaveBeenCalledTimes(2);
    });
  });
});

import type { Entity } from '@backstage/catalog-model';
import { catalogEntity } from './world';

export const ANNA = 'user:default/anna';
export const BORIS = 'user:default/boris';
/** Belongs to no group. */
export const CARLA = 'user:default/carla';
export const WEB = 'group:default/web';
export const STORES = 'group:default/stores';
export const CHECKOUT = 'component:default/checkout';
export const BASKET = 'component:default/basket';
export const TILL = 'component:default/till';
/** Its file has no continuity block. */
export const BLOG = 'component:default/blog';
export const ORDERS = 'vitalbusinessfunction:default/orders';

/** Who belongs to which groups. */
export const memberships: Record<string, string[]> = {
  [ANNA]: [WEB],
  [BORIS]: [STORES],
};

const user = (name: string) => catalogEntity('User', name, {});

/** A service in production. */
export const service = (
  name: string,
  continuity: object | undefined,
  relations: Record<string, string>,
) =>
  catalogEntity(
    'Component',
    name,
    {
      type: 'service',
      lifecycle: 'production',
      ...(continuity && { continuity }),
    },
    relations,
  );

const ofWeb = { ownedBy: WEB, partOf: 'system:default/shop' };
const ofStores = { ownedBy: STORES };

/** A small company: two teams, of which each owns two services. */
export const company: Entity[] = [
  catalogEntity('Group', 'company', { type: 'company', children: [] }),
  catalogEntity(
    'Group',
    'web',
    { type: 'team', children: [] },
    { childOf: 'group:default/company' },
  ),
  catalogEntity(
    'Group',
    'stores',
    { type: 'team', children: [] },
    { childOf: 'group:default/company' },
  ),
  user('anna'),
  user('boris'),
  user('carla'),
  catalogEntity('Domain', 'commerce', {}),
  catalogEntity(
    'System',
    'shop',
    {},
    { partOf: 'domain:default/commerce', ownedBy: WEB },
  ),
  catalogEntity(
    'VitalBusinessFunction',
    'orders',
    {
      owner: 'stores',
      rto: 'PT12H',
      rpo: 'PT2H',
      mtpd: 'P2D',
      supportedBy: ['checkout', 'till'],
    },
    ofStores,
  ),
  service(
    'checkout',
    {
      tier: 'essential',
      rto: 'PT4H',
      rpo: 'PT1H',
      mtpd: 'P1D',
      recoveryTime: 'PT1H',
    },
    ofWeb,
  ),
  service('basket', { tier: 'non-essential', recoveryTime: 'PT1H' }, ofWeb),
  service(
    'till',
    { tier: 'essential', rto: 'PT5H', mtpd: 'PT5H', recoveryTime: 'PT1H' },
    ofStores,
  ),
  service('blog', undefined, ofStores),
];

import { rankOf } from './policy';
import { Random } from './random';
import type { Service } from './services';

const FAN_OUT = 10;
const NEEDS_AT_MOST = 7;
/** Prefers the first of a layer, so that some become hubs. */
const HUBS = 3;

/**
 * Lets services need each other.
 *
 * @remarks
 * What is needed is in a deeper layer and at least as strict as what needs it, so
 * that a service is late only where it was made to be, and what must come out can
 * be said by plain SQL. Cycles are added on purpose, within one layer.
 */
export function connect(services: Service[]): void {
  const reached = services.filter(service => service.reached);
  fanOut(reached);
  const others = services.filter(service => !service.reached);
  const candidates = new Map<number, Service[]>();
  for (const service of others) {
    // Nothing that is a mistake in itself is needed by others.
    if (service.tier === null || service.mtpd !== null) continue;
    const layer = candidates.get(service.layer) ?? [];
    layer.push(service);
    candidates.set(service.layer, layer);
  }
  for (const service of others) {
    if (service.mtpd === null) layered(service, candidates);
  }
  cycles(candidates.get(2) ?? []);
}

/** The first needs ten, each of these ten more, and so on. */
function fanOut(reached: Service[]): void {
  reached.forEach((service, index) => {
    const first = index * FAN_OUT + 1;
    service.dependsOn = reached
      .slice(first, first + FAN_OUT)
      .map(({ ref }) => ref);
  });
}

function layered(service: Service, candidates: Map<number, Service[]>): void {
  const random = new Random(1_000_000 + service.index);
  const needs = new Set<string>();
  const wanted = random.between(1, NEEDS_AT_MOST);
  for (let tries = 0; tries < wanted * 3 && needs.size < wanted; tries++) {
    const layer = random.chance(0.3) ? 5 : random.between(service.layer + 1, 5);
    const target = random.pick(candidates.get(layer) ?? [], HUBS);
    if (
      layer > service.layer &&
      target &&
      rankOf(target.tier) <= rankOf(service.tier)
    ) {
      needs.add(target.ref);
    }
  }
  const refs = [...needs];
  if (refs.length > 3 && service.tier !== null && random.chance(0.2)) {
    service.oneOf = [refs[0], refs[1]];
    refs.splice(0, 2);
  }
  if (service.dangling) refs.push(`component:default/gone-${service.index}`);
  service.dependsOn = refs;
}

/** Some of a layer need each other in threes. */
function cycles(layer: Service[]): void {
  const together = layer.filter(service => service.tier === 'essential');
  for (let start = 0; start + 2 < together.length; start += 100) {
    const three = together.slice(start, start + 3);
    three.forEach((service, index) => {
      service.dependsOn.push(three[(index + 1) % 3].ref);
      service.inCycle = true;
    });
  }
}

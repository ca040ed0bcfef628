import { groups } from './organisation';
import { rankOf } from './policy';
import { generateServices, reachOf, type Service } from './services';

const EPOCH = Date.UTC(2026, 10, 1);
const N = 2000;

const services = generateServices(N, EPOCH);
const byRef = new Map(services.map(service => [service.ref, service]));

const needs = (service: Service) =>
  [...service.dependsOn, ...(service.oneOf ?? [])].flatMap(
    ref => byRef.get(ref) ?? [],
  );

function reachedFrom(first: Service): Set<Service> {
  const reached = new Set([first]);
  for (const service of reached) {
    needs(service).forEach(needed => reached.add(needed));
  }
  return reached;
}

describe('generateServices', () => {
  it('gives the same every time', () => {
    expect(generateServices(N, EPOCH)).toEqual(services);
  });

  it('has services owned on every level of the tree', () => {
    expect(groups).toHaveLength(200);
    expect(new Set(services.map(({ owner }) => owner)).size).toBe(200);
  });

  it('lets the first service need as many as it should', () => {
    expect(reachedFrom(services[0]).size).toBe(reachOf(N));
  });

  it('has nothing need what is less strict, so that nothing is late by chance', () => {
    const tooWeak = services.filter(service =>
      needs(service).some(needed => rankOf(needed.tier) > rankOf(service.tier)),
    );
    expect(tooWeak).toEqual([]);
  });

  it('has no cycles but those that it tells of', () => {
    const inCycle = services.filter(service =>
      needs(service).some(needed => reachedFrom(needed).has(service)),
    );
    expect(inCycle.length).toBeGreaterThan(0);
    expect(inCycle).toEqual(services.filter(service => service.inCycle));
  });

  it('tells of what names something that is not there', () => {
    const dangling = services.filter(({ dependsOn }) =>
      dependsOn.some(ref => !byRef.has(ref)),
    );
    expect(dangling).toEqual(services.filter(service => service.dangling));
  });
});

import { people } from './organisation';
import type { Service } from './services';

const at = (instant: number) => new Date(instant).toISOString();

function review({ name, ref, reviewedAt }: Service) {
  return {
    apiVersion: 'continuity/v1alpha1',
    kind: 'Review',
    metadata: { key: `review-${name}` },
    spec: {
      entityRef: ref,
      kind: 'confirmed',
      reviewedAt: at(reviewedAt!),
      reviewedBy: people.reader.ref,
    },
  };
}

function test(service: Service) {
  const { name, ref, owner, achievedRto, achievedRpo, recoveryTime } = service;
  const validatedAt = service.testedAt!;
  const disruptedAt = validatedAt - achievedRto! * 1000;
  return {
    apiVersion: 'continuity/v1alpha1',
    kind: 'ScheduledTest',
    metadata: { key: `test-${name}` },
    spec: {
      title: `Fail ${name} over`,
      area: 'continuity',
      type: 'functional',
      entityRefs: [ref],
      plannedAt: at(disruptedAt).slice(0, 10),
      owner,
      result: {
        outcome: 'successful',
        instants: { disruptedAt: at(disruptedAt) },
        entities: [
          {
            entityRef: ref,
            instants: {
              recoveryStartedAt: at(
                validatedAt - Math.min(achievedRto!, recoveryTime) * 1000,
              ),
              validatedAt: at(validatedAt),
              lastRecoverablePointAt: at(disruptedAt - achievedRpo! * 1000),
            },
            claim: 'met',
          },
        ],
        recordedAt: at(validatedAt + 1000),
        recordedBy: people.reader.ref,
      },
    },
  };
}

/** What people did about services, as documents to import. */
export function historyOf(services: Service[]): string {
  return services
    .flatMap(service => [
      ...(service.reviewedAt === null ? [] : [review(service)]),
      ...(service.testedAt === null ? [] : [test(service)]),
    ])
    .map(document => JSON.stringify(document))
    .join('\n---\n');
}

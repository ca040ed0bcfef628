import { ConflictError, InputError } from '@backstage/errors';
import {
  addPeriod,
  formatPeriod,
  type ContinuityPolicy,
  type PolicyException,
  type requestExceptionsSchema,
} from '@backstage-continuity/plugin-continuity-common';
import type { z } from 'zod';

/** @throws InputError naming what is wrong with the request */
export function mustBeRequestable(
  body: z.output<typeof requestExceptionsSchema>,
  policy: ContinuityPolicy,
  now: string,
) {
  const latest = addPeriod(now, policy.exceptionMaximum);
  if (body.expiresAt <= now || body.expiresAt > latest) {
    throw new InputError(
      `body.expiresAt: expected an instant in the future, at the latest ${latest}, since an exception lasts ${formatPeriod(
        policy.exceptionMaximum,
      )} at most`,
    );
  }
  const seen = new Set<string>();
  body.items.forEach(({ entityRef, check, subject }, index) => {
    const key = JSON.stringify([entityRef, check, subject]);
    if (seen.has(key)) {
      throw new InputError(
        `body.items[${index}]: expected each entity, check and subject once, ${entityRef} ${check} comes twice`,
      );
    }
    seen.add(key);
  });
}

/** @throws ConflictError naming the exception that is in the way */
export function mustNotBeOpen(open: PolicyException[]) {
  if (open.length === 0) return;
  const [{ id, state, entityRef, check, expiresAt }] = open;
  throw new ConflictError(
    `${entityRef} has an exception for ${check} already: ${id}, ${state}, until ${expiresAt}`,
  );
}

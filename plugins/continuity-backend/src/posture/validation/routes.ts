import type { Handlers } from '../../http';
import type { ValidationService } from './ValidationService';

/** The contract's operation on changed catalog files. */
export function createValidationHandlers(
  validation: ValidationService,
): Pick<Handlers, 'validate'> {
  return {
    validate: ({ access, body }) =>
      validation.validate(access, body, new Date().toISOString()),
  };
}

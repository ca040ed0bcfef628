import { z } from 'zod';
import * as model from '../model';
import { contract, type OperationId } from './contract';
import type { Route } from './route';

/** Part of a JSON document. */
export type Json = Record<string, unknown>;

/** What is transformed on reading says by its metadata what comes of it. */
export const UNREPRESENTABLE = 'any';

const BASE = '#/components/schemas/';
/** Where zod puts what several schemas share without a name. */
const SHARED = '__shared';

interface Schemas {
  /** Where the schema of each operation is. */
  refs: Partial<Record<OperationId, Json>>;
  components: Record<string, Json>;
}

function capital(name: string): string {
  return name[0].toUpperCase() + name.slice(1);
}

/** `scheduledTestSchema` of the model is known as `ScheduledTest` and a suffix. */
function registerModel(
  registry: z.core.$ZodRegistry<{ id?: string }>,
  suffix: string,
) {
  for (const [name, value] of Object.entries(model)) {
    if (value instanceof z.ZodObject && name.endsWith('Schema')) {
      const id = capital(name.slice(0, -'Schema'.length));
      registry.add(value, { id: `${id}${suffix}` });
    }
  }
}

/** Those of the schemas that the ones named need, directly or not. */
function reachable(schemas: Record<string, Json>, names: string[]) {
  const found: Record<string, Json> = {};
  const waiting = [...names];
  for (let name = waiting.pop(); name; name = waiting.pop()) {
    if (found[name]) continue;
    found[name] = schemas[name];
    const text = JSON.stringify(schemas[name]);
    for (const [, next] of text.matchAll(/"#\/components\/schemas\/(\w+)"/g)) {
      waiting.push(next);
    }
  }
  return found;
}

function schemasOf(
  part: 'response' | 'body',
  io: 'input' | 'output',
  suffixes: { model: string; own: string },
): Schemas {
  const suffix = suffixes.own;
  const registry = z.registry<{ id?: string }>();
  registerModel(registry, suffixes.model);
  const ids = new Map<OperationId, string>();
  for (const operation of Object.keys(contract) as OperationId[]) {
    const route: Route = contract[operation];
    const schema = route[part];
    if (!schema || route.also?.includes('text/calendar')) continue;
    const id = registry.get(schema)?.id ?? `${capital(operation)}${suffix}`;
    registry.add(schema, { id });
    ids.set(operation, id);
  }
  const { schemas } = z.toJSONSchema(registry, {
    io,
    unrepresentable: UNREPRESENTABLE,
    uri: id => `${BASE}${id}`,
  });
  const { [SHARED]: shared, ...own } = schemas;
  // Components have no parts of their own, so that each shared one becomes one.
  const flat = JSON.parse(
    JSON.stringify({
      ...own,
      ...Object.fromEntries(
        Object.entries(shared?.$defs ?? {}).map(([name, schema]) => [
          `${suffix}${capital(name)}`,
          schema,
        ]),
      ),
    }).replace(
      /#\/components\/schemas\/__shared#\/\$defs\/(\w)/g,
      (_, first) => `${BASE}${suffix}${first.toUpperCase()}`,
    ),
  ) as Record<string, Json>;
  for (const schema of Object.values(flat)) {
    delete schema.$schema;
    delete schema.$id;
  }
  return {
    refs: Object.fromEntries(
      [...ids].map(([operation, id]) => [operation, { $ref: `${BASE}${id}` }]),
    ),
    components: reachable(flat, [...ids.values()]),
  };
}

function once<T>(compute: () => T): () => T {
  let value: T | undefined;
  return () => (value ??= compute());
}

/** Schemas of the answers, with those of the model by their names. */
export const answerSchemas = once(() =>
  schemasOf('response', 'output', { model: '', own: 'Answer' }),
);

/**
 * Schemas of the bodies, as callers write them: what has a default there may be
 * left out, so that they are not the same as in answers.
 */
export const bodySchemas = once(() =>
  schemasOf('body', 'input', { model: 'Input', own: 'Input' }),
);

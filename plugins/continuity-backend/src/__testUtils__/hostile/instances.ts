import fc from 'fast-check';
import type { OpenApiDocument } from '@backstage-continuity/plugin-continuity-common';
import { CHECKOUT, TILL, WEB } from '../company';

interface Schema {
  $ref?: string;
  const?: unknown;
  enum?: unknown[];
  anyOf?: Schema[];
  oneOf?: Schema[];
  type?: string;
  format?: string;
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  minimum?: number;
  maximum?: number;
  maxLength?: number;
}

/** Deep enough for anything that does not contain itself. */
const DEPTH = 8;

/** Values as a schema of the document describes them, so far as it does. */
export function instancesOf(
  document: OpenApiDocument,
  schema: Schema,
  depth = 0,
): fc.Arbitrary<unknown> {
  const within = (part: Schema) => instancesOf(document, part, depth + 1);
  if (depth > DEPTH) return fc.constant(null);
  if (schema.$ref) {
    const name = schema.$ref.slice(schema.$ref.lastIndexOf('/') + 1);
    return within(document.components.schemas[name]);
  }
  if ('const' in schema) return fc.constant(schema.const);
  if (schema.enum) return fc.constantFrom(...schema.enum);
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) return fc.oneof(...choices.map(within));
  switch (schema.type) {
    case 'object':
      return fc.record(
        Object.fromEntries(
          Object.entries(schema.properties ?? {}).map(([key, part]) => [
            key,
            within(part),
          ]),
        ),
        { requiredKeys: schema.required ?? [] },
      );
    case 'array':
      return fc.array(within(schema.items ?? {}), { maxLength: 2 });
    case 'integer':
      return fc.integer({
        min: Math.max(schema.minimum ?? 0, 0),
        max: Math.min(schema.maximum ?? 3, 3),
      });
    case 'number':
      return fc.double({ min: 0, max: 100, noNaN: true });
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    case 'string':
      return textOf(schema);
    default:
      return fc.jsonValue({ maxDepth: 1 });
  }
}

function textOf({ format }: Schema): fc.Arbitrary<string> {
  switch (format) {
    case 'entity-ref':
      return fc.constantFrom(CHECKOUT, TILL, WEB);
    case 'date-time':
      return fc.constantFrom('2026-01-01T00:00:00Z', '2030-01-01T00:00:00Z');
    case 'uri':
      return fc.constant('https://example.org/log');
    default:
      return fc.constantFrom('a', 'business-impact-analysis');
  }
}

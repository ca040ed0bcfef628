import { contract, type OperationId } from './contract';
import { createOpenApiDocument } from './openapi';

const document = createOpenApiDocument({
  serverUrl: 'https://portal.example.org/api/continuity',
  version: '1.2.3',
});
const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({
    path,
    method,
    operation: operation as {
      operationId: OperationId;
      description: string;
      tags: string[];
      'x-permission'?: string;
      security?: unknown[];
      parameters: {
        name: string;
        in: string;
        required: boolean;
        schema: object;
      }[];
      requestBody?: { required: boolean; content: object };
      responses: Record<string, { content?: Record<string, object> }>;
    },
  })),
);
const of = (id: OperationId) =>
  operations.find(({ operation }) => operation.operationId === id)!;

/** Every value under a key, wherever it stands. */
function valuesOf(key: string, value: unknown): unknown[] {
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([name, part]) => [
    ...(name === key ? [part] : []),
    ...valuesOf(key, part),
  ]);
}

describe('createOpenApiDocument', () => {
  it('is plain JSON that says where the API is', () => {
    expect(JSON.parse(JSON.stringify(document))).toEqual(document);
    expect(document).toMatchObject({
      openapi: '3.1.0',
      info: { title: 'Backstage Continuity', version: '1.2.3' },
      servers: [{ url: 'https://portal.example.org/api/continuity' }],
    });
  });

  it('has every operation of the contract once, with path and method', () => {
    expect(
      operations.map(({ operation }) => operation.operationId).sort(),
    ).toEqual(Object.keys(contract).sort());
    for (const { path, method, operation } of operations) {
      const route = contract[operation.operationId];
      expect(method).toBe(route.method.toLowerCase());
      expect(path).not.toContain(':');
      const named = [...path.matchAll(/\{(\w+)\}/g)].map(match => match[1]);
      expect(
        operation.parameters
          .filter(parameter => parameter.in === 'path')
          .map(parameter => [parameter.name, parameter.required]),
      ).toEqual(named.map(name => [name, true]));
      expect(document.tags.map(tag => tag.name)).toEqual(
        expect.arrayContaining(operation.tags),
      );
    }
  });

  it('refers only to what it contains, without traces of single schemas', () => {
    const refs = valuesOf('$ref', document) as string[];
    expect(refs.length).toBeGreaterThan(50);
    for (const ref of refs) {
      const [, name] = /^#\/components\/schemas\/(\w+)$/.exec(ref) ?? [ref];
      expect(Object.keys(document.components.schemas)).toContain(name);
    }
    for (const key of ['$schema', '$id', '$defs']) {
      expect(valuesOf(key, document)).toEqual([]);
    }
    expect(document.components.schemas).toHaveProperty('ScheduledTest');
  });

  it('names the permission of each operation', () => {
    for (const { operation } of operations) {
      const { permission } = contract[operation.operationId];
      const name = permission === 'token' ? undefined : permission.name;
      expect(operation['x-permission']).toBe(name);
      expect(operation.description).toContain(name ?? 'no credentials');
      expect(operation.security).toEqual(name ? undefined : []);
    }
    expect(of('createTest').operation.description).toContain(
      'decided for each entity',
    );
    expect(of('getPolicy').operation.description).not.toContain('each entity');
  });

  it('tells answers, media types and refusals', () => {
    expect(Object.keys(of('createTest').operation.responses)).toEqual([
      '201',
      '400',
      '401',
      '403',
      '404',
      '409',
    ]);
    expect(Object.keys(of('listTests').operation.responses)).not.toContain(
      '409',
    );
    expect(of('deleteClassification').operation.responses[204].content).toBe(
      undefined,
    );
    expect(
      Object.keys(of('listTests').operation.responses[200].content!),
    ).toEqual(['application/json', 'text/csv']);
    expect(
      Object.keys(of('readCalendar').operation.responses[200].content!),
    ).toEqual(['text/calendar']);
    expect(of('createTest').operation.requestBody?.required).toBe(true);
    expect(of('startSync').operation.requestBody?.required).toBe(false);
    expect(document.components.schemas.CreateTestInput).toMatchObject({
      required: ['title', 'area', 'type', 'entityRefs', 'plannedAt'],
    });
    // What may be left out of a body is always there in an answer.
    expect(document.components.schemas.EntityInstantsInput).not.toHaveProperty(
      'required',
    );
    expect(document.components.schemas.EntityInstants).toHaveProperty(
      'required',
    );
  });

  it('describes query parameters as clients mean them', () => {
    const parameter = (id: OperationId, name: string) =>
      of(id).operation.parameters.find(each => each.name === name);
    expect(parameter('listTests', 'area')).toMatchObject({
      in: 'query',
      required: false,
      schema: {
        type: 'array',
        items: { enum: ['availability', 'continuity', 'security'] },
      },
    });
    expect(parameter('listTests', 'limit')).toMatchObject({
      required: false,
      schema: { type: 'integer', minimum: 1, maximum: 500, default: 50 },
    });
    expect(parameter('listFindings', 'mine')).toMatchObject({
      schema: { type: 'boolean' },
    });
    expect(parameter('listOccurrences', 'from')).toMatchObject({
      required: true,
      schema: { type: 'string', format: 'date-time' },
    });
  });
});

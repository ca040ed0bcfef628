import {
  contract,
  createOpenApiDocument,
  type OperationId,
  type Route,
} from '@backstage-continuity/plugin-continuity-common';
import { idKindOf } from './changes';
import type { Written } from './hiddenWorld';

type Method = 'get' | 'post' | 'put' | 'patch' | 'delete';

/** One request, and in which format it wants the answer. */
export interface Question {
  operation: OperationId;
  method: Method;
  path: string;
  accept: string;
  body?: object;
  /** That its answer counts what is hidden is meant, as the documents say. */
  counts?: boolean;
}

/** What there is to ask about: refs of entities, and ids by what they are of. */
export interface Known {
  entityRefs: string[];
  functionRefs: string[];
  /** Groups, users, systems and domains. */
  otherRefs: string[];
  /** Words of names and titles. */
  words: string[];
  /** Secrets of calendar feeds. */
  tokens: string[];
  ids: Written;
}

interface Parameter {
  name: string;
  in: 'path' | 'query';
  required: boolean;
  schema: { enum?: string[]; items?: { enum?: string[] }; type?: string };
}

const document = createOpenApiDocument({ serverUrl: '/', version: '0' });

function parametersOf({ method, path }: Route): Parameter[] {
  const template = path.replace(/:(\w+)/g, '{$1}');
  return document.paths[template][method.toLowerCase()]
    .parameters as Parameter[];
}

/** Ids that a path is about. */
function idsFor(path: string, ids: Written): string[] {
  const kind = idKindOf(path);
  if (!kind) throw new Error(`No ids are known for ${path}`);
  return ids[kind];
}

/** Values that a parameter in the query can have. */
function valuesOf(parameter: Parameter, known: Known): string[] {
  const { name, schema } = parameter;
  const listed = schema.enum ?? schema.items?.enum;
  if (listed) return listed;
  const refs = [...known.entityRefs, ...known.functionRefs, ...known.otherRefs];
  const values: Record<string, string[]> = {
    q: known.words,
    from: ['2026-01-01T00:00:00Z'],
    to: ['2099-01-01T00:00:00Z'],
    limit: ['1', '500'],
    cursor: [],
    days: ['30'],
    depth: ['1', '20'],
    likelihood: ['likely'],
    impact: ['major'],
    level: ['unrated', 'high'],
    scenario: ['other', 'power-outage'],
    type: ['business-impact-analysis'],
    kind: ['component', 'resource'],
    tier: ['essential', 'mission-critical', 'unclassified'],
    lifecycle: ['production'],
  };
  const found = schema.type === 'boolean' ? ['true', 'false'] : values[name];
  if (found) return found;
  const ofRefs = [
    'entityRef',
    'owner',
    'group',
    'subject',
    'function',
    'measureOwner',
    'parent',
    'system',
    'domain',
  ];
  if (ofRefs.includes(name)) return refs;
  throw new Error(`No values are known for the parameter ${name}`);
}

/** What a query must have to be accepted, and what makes its answer full. */
const given: Partial<Record<OperationId, Record<string, string>>> = {
  getRollup: { by: 'group' },
  listOccurrences: {
    from: new Date().toISOString(),
    to: new Date(Date.now() + 90 * 86_400_000).toISOString(),
  },
  compareRevisions: { from: '1', to: '1' },
  getRecordImportTemplate: { type: 'business-impact-analysis' },
};

/** The path of a route with all that its parameters can name. */
function pathsOf(route: Route, known: Known): string[] {
  const { path } = route;
  if (path.includes(':token')) {
    return known.tokens.map(token => path.replace(':token', token));
  }
  if (path.includes(':id')) {
    return idsFor(path, known.ids).map(id =>
      path
        .replace(':id', id)
        .replace(':revision', '1')
        .replace(':comment', 'unknown'),
    );
  }
  const refs = path.includes(':kind') ? known.entityRefs : known.functionRefs;
  return path.includes(':name')
    ? refs.map(ref => {
        const [, kind, namespace, name] = /^(.+):(.+)\/(.+)$/.exec(ref) ?? [];
        return path
          .replace(':kind', kind)
          .replace(':namespace', namespace)
          .replace(':name', name);
      })
    : [path];
}

function withQuery(path: string, query: Record<string, string>): string {
  const search = new URLSearchParams(query).toString();
  return search === '' ? path : `${path}?${search}`;
}

type Asked = Pick<Question, 'body' | 'counts'>;

/** A file of something new that needs this. */
const needing = (ref: string) => `apiVersion: backstage.io/v1alpha1
kind: Component
metadata: { name: newcomer }
spec:
  type: service
  lifecycle: production
  owner: group:default/web
  continuity: { tier: essential, dependencies: [{ ref: '${ref}' }] }
`;

/** What is asked in bodies. */
const bodiesOf: Partial<Record<OperationId, (known: Known) => Asked[]>> = {
  simulate: ({ entityRefs, otherRefs, words }) => [
    ...[
      ...entityRefs.map(ref => ({ entityRefs: [ref] })),
      ...otherRefs.map(ref => ({ owner: [ref] })),
      ...words.map(word => ({ site: [`${word}-site`] })),
      ...words.map(word => ({ technology: [word] })),
    ].map(lost => ({ body: { lost } })),
    { body: { lost: { region: ['north'] } }, counts: true },
  ],
  validate: ({ entityRefs }) => [
    ...entityRefs.map(ref => ({ body: { removed: [ref] } })),
    ...entityRefs.map(ref => ({
      // A need of what does not exist is a mistake of who declares it.
      counts: true,
      body: { documents: [{ path: 'a.yaml', text: needing(ref) }] },
    })),
  ],
};

/**
 * Every question that the contract knows about what is known: each route that
 * only asks, in each of its formats; or also each of its parameters, with each of
 * its values.
 */
export function questionsAbout(
  known: Known,
  { each }: { each: 'parameter' | 'route' },
): Question[] {
  return (Object.keys(contract) as OperationId[]).flatMap(operation => {
    const route: Route = contract[operation];
    const formats = ['application/json', ...(route.also ?? [])];
    const paths = pathsOf(route, known);
    const ask = (path: string, asked: Asked = {}): Question[] =>
      formats.map(accept => ({
        operation,
        method: route.method.toLowerCase() as Method,
        path,
        accept,
        ...asked,
      }));
    if (route.readOnly) {
      const asked = bodiesOf[operation];
      if (!asked) throw new Error(`No body is known for ${operation}`);
      return asked(known).flatMap(one => ask(route.path, one));
    }
    if (route.method !== 'GET') return [];
    const base = given[operation] ?? {};
    const queries = parametersOf(route)
      .filter(parameter => each === 'parameter' && parameter.in === 'query')
      .flatMap(parameter =>
        valuesOf(parameter, known).map(value => ({
          ...base,
          [parameter.name]: value,
        })),
      );
    return paths.flatMap(path =>
      [base, ...queries].flatMap(query => ask(withQuery(path, query))),
    );
  });
}

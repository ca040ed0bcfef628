import { once } from 'node:events';
import {
  createServer,
  type IncomingMessage,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import {
  validationReportSchema,
  validationRequestSchema,
  type ValidationFinding,
  type ValidationReport,
} from '@backstage-continuity/plugin-continuity-common';

type Answer = (response: ServerResponse) => void;

const closing: (() => Promise<unknown>)[] = [];

afterEach(async () => {
  await Promise.all(closing.splice(0).map(close => close()));
});

/** A real server that keeps to the contract and answers what it is given. */
export async function startBackend(answer: Answer) {
  const requests: {
    route: string;
    authorization?: string;
    body: ReturnType<typeof validationRequestSchema.parse>;
  }[] = [];
  const server = createServer(
    async (request: IncomingMessage, response: ServerResponse) => {
      requests.push({
        route: `${request.method} ${request.url}`,
        authorization: request.headers.authorization,
        body: validationRequestSchema.parse(JSON.parse(await text(request))),
      });
      answer(response);
    },
  ).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const stop = () => {
    server.closeAllConnections();
    return new Promise(resolve => server.close(resolve));
  };
  closing.push(stop);
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, requests, stop };
}

export function answerJson(status: number, body: unknown): Answer {
  return response => {
    response.writeHead(status, { 'Content-Type': 'application/json' });
    response.end(JSON.stringify(body));
  };
}

/** An error as Backstage answers it. */
export function answerError(
  statusCode: number,
  name: string,
  message: string,
): Answer {
  return answerJson(statusCode, {
    error: { name, message },
    request: { method: 'POST', url: '/validate' },
    response: { statusCode },
  });
}

export function report(
  parts: Partial<ValidationReport> = {},
): ValidationReport {
  return validationReportSchema.parse({
    entities: [
      {
        entityRef: 'component:default/checkout',
        change: 'changed',
        path: 'catalog-info.yaml',
      },
    ],
    errors: [],
    broken: [],
    mended: [],
    standing: 0,
    hidden: 0,
    judged: 1,
    notJudged: 0,
    ...parts,
  });
}

export function finding(
  parts: Partial<ValidationFinding> = {},
): ValidationFinding {
  return {
    check: 'dependencies.rto-inversion',
    subject: 'component:default/price-labels',
    severity: 'high',
    entityRef: 'component:default/checkout',
    title: 'RTO inversion',
    message:
      'Needs Price labels, whose RTO of 1 d is longer than the 4 h needed here.',
    figures: {
      actual: 86_400,
      limit: 14_400,
      dependency: 'component:default/price-labels',
    },
    path: 'catalog-info.yaml',
    line: 14,
    ...parts,
  };
}

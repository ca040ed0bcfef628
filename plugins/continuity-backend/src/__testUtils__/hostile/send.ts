import { Agent, request } from 'node:http';
import type { HostileRequest } from './requests';

/** So long no answer takes that still comes. */
const PATIENCE_MS = 20_000;

/** What came back. */
export interface Answer {
  /** Null: the connection was closed without an answer. */
  status: number | null;
  type: string;
  text: string;
  ms: number;
}

/** Sends requests over connections that are kept, with nothing made right on the way. */
export class Sender {
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 4 });
  readonly #port: number;
  readonly #authorization: string;

  constructor(options: { port: number; authorization: string }) {
    this.#port = options.port;
    this.#authorization = options.authorization;
  }

  send(hostile: HostileRequest): Promise<Answer> {
    const started = performance.now();
    return new Promise((resolve, reject) => {
      const end = (answer: Omit<Answer, 'ms'>) =>
        resolve({ ...answer, ms: performance.now() - started });
      const outgoing = request(
        {
          agent: this.#agent,
          host: '127.0.0.1',
          port: this.#port,
          method: hostile.method,
          path: `/api/continuity${hostile.path}`,
          timeout: PATIENCE_MS,
          headers: {
            authorization: this.#authorization,
            'content-length': hostile.body?.length ?? 0,
            ...hostile.headers,
          },
        },
        incoming => {
          const chunks: Buffer[] = [];
          incoming.on('data', chunk => chunks.push(chunk));
          incoming.on('error', reject);
          incoming.on('end', () =>
            end({
              status: incoming.statusCode ?? null,
              type: incoming.headers['content-type'] ?? '',
              text: Buffer.concat(chunks).toString(),
            }),
          );
        },
      );
      outgoing.on('timeout', () =>
        outgoing.destroy(new Error(`no answer within ${PATIENCE_MS} ms`)),
      );
      outgoing.on('error', error =>
        // What is closed while it is still being sent was refused.
        /ECONNRESET|EPIPE/.test(String((error as { code?: string }).code))
          ? end({ status: null, type: '', text: '' })
          : end({ status: 599, type: '', text: String(error) }),
      );
      outgoing.end(hostile.body);
    });
  }

  close() {
    this.#agent.destroy();
  }
}

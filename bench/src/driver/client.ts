import { Agent, request } from 'node:http';

export interface Answer {
  status: number;
  text: string;
  bytes: number;
  /** From sending to the last byte. */
  ms: number;
}

/** Speaks HTTP over connections that stay open, with as little beside it as can be. */
export class Client {
  // Closes what is idle before the server does, which waits five seconds.
  readonly #agent = new Agent({
    keepAlive: true,
    maxSockets: 64,
    timeout: 2000,
  });
  readonly #port: number;
  readonly #headers: Record<string, string>;

  constructor(port: number, headers: Record<string, string> = {}) {
    this.#port = port;
    this.#headers = headers;
  }

  with(headers: Record<string, string>): Client {
    return new Client(this.#port, { ...this.#headers, ...headers });
  }

  send(method: string, path: string, body?: unknown): Promise<Answer> {
    const text = body === undefined ? undefined : JSON.stringify(body);
    const headers: Record<string, string | number> = { ...this.#headers };
    if (text !== undefined) {
      headers['content-type'] = 'application/json';
      headers['content-length'] = Buffer.byteLength(text);
    }
    return new Promise((resolve, reject) => {
      const started = performance.now();
      const sent = request(
        {
          host: '127.0.0.1',
          port: this.#port,
          agent: this.#agent,
          method,
          path,
          headers,
        },
        response => {
          const chunks: Buffer[] = [];
          response.on('data', chunk => chunks.push(chunk));
          response.on('error', reject);
          response.on('end', () => {
            const ms = performance.now() - started;
            const all = Buffer.concat(chunks);
            resolve({
              status: response.statusCode ?? 0,
              text: all.toString('utf8'),
              bytes: all.length,
              ms,
            });
          });
        },
      );
      sent.on('error', (error: NodeJS.ErrnoException) => {
        // A server that was busy closes what was idle, with a request on its way.
        const closed = sent.reusedSocket && error.code === 'ECONNRESET';
        if (closed && method === 'GET') resolve(this.send(method, path));
        else reject(error);
      });
      sent.end(text);
    });
  }

  /** The same; rejects with what the server says unless it succeeds. */
  async ask(method: string, path: string, body?: unknown): Promise<Answer> {
    const answer = await this.send(method, path, body);
    if (answer.status < 200 || answer.status > 299) {
      throw new Error(
        `${method} ${path}: ${answer.status} ${answer.text.slice(0, 600)}`,
      );
    }
    return answer;
  }

  get(path: string): Promise<Answer> {
    return this.ask('GET', path);
  }

  async json<T>(method: string, path: string, body?: unknown): Promise<T> {
    return JSON.parse((await this.ask(method, path, body)).text);
  }

  close() {
    this.#agent.destroy();
  }
}

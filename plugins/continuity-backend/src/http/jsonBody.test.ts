import { MiddlewareFactory } from '@backstage/backend-defaults/rootHttpRouter';
import { mockServices } from '@backstage/backend-test-utils';
import express from 'express';
import PromiseRouter from 'express-promise-router';
import request from 'supertest';
import { gzipSync } from 'node:zlib';
import { createJsonBodyReader } from './jsonBody';

function setup(limit?: number) {
  const app = express();
  const router = PromiseRouter();
  const read = createJsonBodyReader(limit);
  router.post('/', async (req, res) => {
    res.json({ got: await read(req, res) });
  });
  app.use(router);
  app.use(
    MiddlewareFactory.create({
      config: mockServices.rootConfig(),
      logger: mockServices.rootLogger(),
    }).error(),
  );
  return (body: string | Buffer, headers: Record<string, string> = {}) => {
    const sent = request(app)
      .post('/')
      .set({ 'Content-Type': 'application/json', ...headers });
    // Or supertest would write buffers as JSON.
    sent.write(body as string);
    return sent;
  };
}

describe('createJsonBodyReader', () => {
  it('reads JSON, packed or not, and knows when there is none', async () => {
    const send = setup();
    expect((await send('{"a":"[{,\\""}')).body).toEqual({
      got: { a: '[{,"' },
    });
    const packed = await send(gzipSync('[1]'), { 'Content-Encoding': 'gzip' });
    expect(packed.body).toEqual({ got: [1] });
    expect((await send('')).body).toEqual({ got: {} });
    expect((await send('null')).body).toEqual({ got: null });
  });

  it.each<[string, string | Buffer, Record<string, string>, number, RegExp]>([
    ['no JSON', '{"a":', {}, 400, /^body: expected JSON; /],
    [
      'JSON that is called something else',
      '{}',
      { 'Content-Type': 'text/plain' },
      415,
      /^body: expected the content type application\/json$/,
    ],
    [
      'another character set',
      Buffer.from('{}', 'utf16le'),
      { 'Content-Type': 'application/json; charset=utf-16' },
      400,
      /^body: expected JSON in UTF-8$/,
    ],
    [
      'an unheard of encoding',
      '{}',
      { 'Content-Encoding': 'x' },
      415,
      /^body: expected JSON in UTF-8, plain or gzip$/,
    ],
    [
      'what is not packed as it says',
      '{}',
      { 'Content-Encoding': 'gzip' },
      400,
      /^body: cannot be read: /,
    ],
    [
      'more than it says',
      gzipSync(Buffer.alloc(10_000_000, ' ')),
      { 'Content-Encoding': 'gzip' },
      413,
      /^body: expected at most 1048576 bytes$/,
    ],
    [
      'too many levels',
      `${'['.repeat(500_000)}${']'.repeat(500_000)}`,
      {},
      400,
      /^body: expected at most 50 levels$/,
    ],
    [
      'too many values',
      `[${'1,'.repeat(500_000)}1]`,
      {},
      400,
      /^body: expected at most 100000 values$/,
    ],
  ])(
    'refuses %s, without saying it again',
    async (_, body, headers, status, message) => {
      const answer = await setup()(body, headers);
      expect(answer.status).toBe(status);
      expect(answer.body.error.message).toMatch(message);
      expect(answer.text.length).toBeLessThan(500);
    },
  );

  it('refuses the most of brackets without parsing them', async () => {
    const started = Date.now();
    const answer = await setup(32 * 1_048_576)('['.repeat(30_000_000));
    expect(answer.status).toBe(400);
    // The parser alone would take several times as long, and a gigabyte.
    expect(Date.now() - started).toBeLessThan(10_000);
  });
});

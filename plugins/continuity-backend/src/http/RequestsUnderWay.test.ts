import { mockServices } from '@backstage/backend-test-utils';
import express from 'express';
import request from 'supertest';
import { RequestsUnderWay } from './RequestsUnderWay';

describe('RequestsUnderWay', () => {
  it('are answered before the process ends, and their connections closed', async () => {
    const hooks: (() => void | Promise<void>)[] = [];
    const take = (hook: () => void | Promise<void>) => hooks.push(hook);
    const underWay = new RequestsUnderWay({
      lifecycle: mockServices.lifecycle.mock({ addShutdownHook: take }),
      rootLifecycle: mockServices.rootLifecycle.mock({
        addBeforeShutdownHook: take,
      }),
    });
    let answer = () => {};
    let took = () => {};
    const taken = new Promise<void>(resolve => {
      took = resolve;
    });
    const app = express();
    app.use(underWay.count);
    app.get('/slow', (_req, res) => {
      answer = () => res.send('done');
      took();
    });
    app.get('/quick', (_req, res) => res.send('done'));

    const happened: string[] = [];
    const slow = request(app)
      .get('/slow')
      .then(({ text }) => happened.push(text));
    await taken;
    expect(hooks).toHaveLength(2);
    const ended = Promise.all(hooks.map(hook => hook())).then(() =>
      happened.push('ended'),
    );
    const late = await request(app)
      .get('/quick')
      .set('Connection', 'keep-alive');
    expect(late.headers.connection).toBe('close');
    expect(happened).toEqual([]);
    answer();
    await Promise.all([slow, ended]);
    expect(happened.sort()).toEqual(['done', 'ended']);
  });
});

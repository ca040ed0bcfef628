import { mockServices } from '@backstage/backend-test-utils';
import { NotFoundError } from '@backstage/errors';
import express, { type ErrorRequestHandler } from 'express';
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
    const routes = express.Router();
    routes.get('/slow', (_req, res) => {
      answer = () => res.send('done');
      took();
    });
    routes.get('/quick', (_req, res) => res.send('done'));
    const app = express().use(underWay.around(routes));

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

  it('that fail as other parts have stopped are to be asked elsewhere', async () => {
    const underWay = new RequestsUnderWay({
      lifecycle: mockServices.lifecycle.mock(),
      rootLifecycle: mockServices.rootLifecycle.mock(),
    });
    const routes = express.Router();
    routes.get('/broken', (_req, _res, next) => next(new Error('aborted')));
    routes.get('/unknown', (_req, _res, next) =>
      next(new NotFoundError('none')),
    );
    const app = express().use(underWay.around(routes));
    app.use(((error, _req, res, _next) => {
      res.status(500).send(error.name);
    }) as ErrorRequestHandler);
    const errorOf = async (path: string) => (await request(app).get(path)).text;

    expect(await errorOf('/broken')).toBe('Error');
    await underWay.end();
    expect(await errorOf('/broken')).toBe('ServiceUnavailableError');
    expect(await errorOf('/unknown')).toBe('NotFoundError');
  });
});

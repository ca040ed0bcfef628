import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import express from 'express';
import Router from 'express-promise-router';
import { forgetPages, readPages } from './catalogQueries';
import { setClock } from './clock';
import { reading } from './counters';
import { ghost, load } from './provider';
import { runTask } from './tasks';

/** What the driver asks of the process that it measures. */
export default createBackendPlugin({
  pluginId: 'bench',
  register(env) {
    env.registerInit({
      deps: {
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        http: coreServices.httpRouter,
      },
      async init({ auth, catalog, http }) {
        const router = Router();
        router.use(express.json());
        router.get('/no-op', (_req, res) => {
          res.json({ ok: true });
        });
        router.get('/public', (_req, res) => {
          res.json({ ok: true });
        });
        router.get('/reading', (_req, res) => {
          res.json(reading());
        });
        router.post('/collect', (_req, res) => {
          global.gc?.();
          res.json(reading());
        });
        router.post('/load', async (req, res) => {
          res.json({ given: await load(req.body.n, req.body.epoch) });
        });
        router.post('/pages/forget', (_req, res) => {
          forgetPages();
          res.json({ ok: true });
        });
        router.post('/pages/read', async (_req, res) => {
          const started = performance.now();
          const outcome = await readPages({ auth, catalog });
          res.json({ ...outcome, ms: performance.now() - started });
        });
        router.post('/clock', (req, res) => {
          setClock(req.body.days);
          res.json({ now: new Date() });
        });
        router.post('/ghost', async (req, res) => {
          await ghost(req.body.name, req.body.present);
          res.json({ ok: true });
        });
        router.post('/tasks/:pluginId/:id', async (req, res) => {
          const before = reading().cpu;
          const ms = await runTask(req.params.pluginId, req.params.id);
          res.json({ ms, cpu: reading().cpu - before });
        });
        http.use(router);
        http.addAuthPolicy({ path: '/public', allow: 'unauthenticated' });
      },
    });
  },
});

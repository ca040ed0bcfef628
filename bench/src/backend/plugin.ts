import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import express from 'express';
import Router from 'express-promise-router';
import { reading } from './counters';
import { ghost, load } from './provider';
import { runTask } from './tasks';

/** What the driver asks of the process that it measures. */
export default createBackendPlugin({
  pluginId: 'bench',
  register(env) {
    env.registerInit({
      deps: { http: coreServices.httpRouter },
      async init({ http }) {
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

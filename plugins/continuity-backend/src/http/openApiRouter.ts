import {
  resolvePackagePath,
  type DiscoveryService,
} from '@backstage/backend-plugin-api';
import { createOpenApiDocument } from '@backstage-continuity/plugin-continuity-common';
import { readFile } from 'node:fs/promises';
import express from 'express';
import PromiseRouter from 'express-promise-router';

/** Serves the contract as an OpenAPI 3.1 document. */
export async function createOpenApiRouter(
  discovery: DiscoveryService,
): Promise<express.Router> {
  const { version } = JSON.parse(
    await readFile(
      resolvePackagePath(
        '@backstage-continuity/plugin-continuity-backend',
        'package.json',
      ),
      'utf8',
    ),
  );
  const router = PromiseRouter();
  router.get('/openapi.json', async (_req, res) => {
    res.json(
      createOpenApiDocument({
        serverUrl: await discovery.getExternalBaseUrl('continuity'),
        version,
      }),
    );
  });
  return router;
}

import { Hono } from 'hono';
import { problems } from '../domain/problems.ts';
import { accountRoutes } from './account-routes.ts';
import type { ApiEnv, HttpDeps } from './api-env.ts';
import { authenticate } from './auth.ts';
import { errorResponse } from './error-response.ts';
import { fileRoutes } from './file-routes.ts';
import { respondDuringUpload } from './respond-during-upload.ts';
import { protectResponses, ownHostsOnly } from './request-guards.ts';
import { taskRoutes } from './task-routes.ts';
import { modelRoutes } from './model-routes.ts';
import { usageRoutes } from './usage-routes.ts';
import { workerRoutes } from './worker-routes.ts';

export function createHttp(deps: HttpDeps): Hono<ApiEnv> {
  const app = new Hono<ApiEnv>();
  app.onError((error, c) =>
    respondDuringUpload(errorResponse(error, deps.report), c.req.raw, (ms) => deps.clock.sleep(ms)),
  );
  app.use(protectResponses, ownHostsOnly);
  app.get('/health', (c) => c.json({ ok: true }));
  app.use(authenticate(deps.store));
  app.use(async (c, next) => {
    if (/\0|%00/.test(c.req.path)) throw problems.noRoute(c.req.method, c.req.path);
    await next();
  });
  app.route('/', taskRoutes(deps));
  app.route('/', workerRoutes(deps));
  app.route('/', fileRoutes(deps));
  app.route('/', accountRoutes(deps));
  app.route('/', modelRoutes(deps));
  app.route('/', usageRoutes(deps));
  app.all('*', (c) => {
    throw problems.noRoute(c.req.method, c.req.path);
  });
  return app;
}

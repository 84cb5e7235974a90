import { Hono } from 'hono';
import { endpoints } from '#contract/endpoints.ts';
import type { Account } from '#contract/task.ts';
import type { ApiEnv, HttpDeps } from './api-env.ts';

export function accountRoutes({ store, engine }: HttpDeps): Hono<ApiEnv> {
  const routes = new Hono<ApiEnv>();
  routes.get(endpoints.account.path, async (c) => {
    const { organizationId } = c.get('principal');
    const { creditsGranted, creditsSpent } = await store.balance(organizationId);
    const account: Account = {
      organizationId,
      creditsGranted,
      creditsSpent,
      creditsLeft: creditsGranted - creditsSpent,
      engine,
    };
    return c.json(account);
  });
  return routes;
}

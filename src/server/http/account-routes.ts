import { Hono } from 'hono';
import { endpoints } from '#contract/endpoints.ts';
import type { Account } from '#contract/task.ts';
import type { ApiEnv, HttpDeps } from './api-env.ts';

export function accountRoutes({ store, engines }: HttpDeps): Hono<ApiEnv> {
  const routes = new Hono<ApiEnv>();
  routes.get(endpoints.account.path, async (c) => {
    const { organizationId } = c.get('principal');
    const { creditsGranted, creditsSpent } = await store.balance(organizationId);
    const { name, description, languageModel } = engines.default;
    const account: Account = {
      organizationId,
      creditsGranted,
      creditsSpent,
      creditsLeft: creditsGranted - creditsSpent,
      engine: { name, description, languageModel: languageModel !== null },
    };
    return c.json(account);
  });
  return routes;
}

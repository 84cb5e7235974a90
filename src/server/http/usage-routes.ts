import { Hono } from 'hono';
import * as z from 'zod/mini';
import { endpoints } from '#contract/endpoints.ts';
import { flag, instant } from '#contract/query-fields.ts';
import { BUDGETS, TRIGGERS, TURN_STATUSES } from '#contract/task.ts';
import { USAGE_GROUPS, USAGE_INTERVALS } from '#contract/usage.ts';
import { readUsage } from '../domain/usage.ts';
import type { ApiEnv, HttpDeps } from './api-env.ts';
import { readQuery } from './read-fields.ts';

const REPEATABLE = ['workerId', 'budget', 'status', 'triggeredBy'];

const UsageQuery = z.strictObject({
  from: z.optional(instant),
  to: z.optional(instant),
  interval: z._default(z.enum(USAGE_INTERVALS), 'day'),
  groupBy: z.optional(z.enum(USAGE_GROUPS)),
  foldOneOffs: z._default(flag, false),
  timeZone: z._default(z.string(), 'UTC'),
  bucketSpread: z._default(flag, false),
  outputs: z._default(flag, false),
  workerId: z._default(z.array(z.string().check(z.minLength(1))), []),
  budget: z._default(z.array(z.enum(BUDGETS)), []),
  status: z._default(z.array(z.enum(TURN_STATUSES)), []),
  triggeredBy: z._default(z.array(z.enum(TRIGGERS)), []),
});

export function usageRoutes({ store, clock }: HttpDeps): Hono<ApiEnv> {
  const routes = new Hono<ApiEnv>();
  routes.get(endpoints.usage.path, async (c) => {
    const query = readQuery(UsageQuery, c.req.queries(), REPEATABLE);
    const { from, to, interval, groupBy, foldOneOffs, timeZone, bucketSpread, outputs, ...filter } = query;
    const range = { from: from === undefined ? undefined : new Date(from), to: new Date(to ?? clock.now()) };
    const request = { ...range, interval, groupBy, foldOneOffs, timeZone, filter, bucketSpread, outputs };
    return c.json(await readUsage(store, c.get('principal'), request));
  });
  return routes;
}

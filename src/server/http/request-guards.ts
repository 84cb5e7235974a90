import type { MiddlewareHandler } from 'hono';
import { problems } from '../domain/problems.ts';
import type { ApiEnv } from './api-env.ts';

const OWN_NAMES: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '[::1]']);

/** Prevents DNS rebinding. Any port, for tunnels. */
export const ownHostsOnly: MiddlewareHandler<ApiEnv> = async (c, next) => {
  const names = c.env.incoming?.rawHeaders.filter((name, i) => i % 2 === 0 && name.toLowerCase() === 'host') ?? [];
  if (names.length > 1) throw problems.badRequest('The request has more than one Host header.');
  if (!OWN_NAMES.has(new URL(c.req.url).hostname)) throw problems.otherHost();
  await next();
};

export const protectResponses: MiddlewareHandler<ApiEnv> = async (c, next) => {
  await next();
  const { headers } = c.res;
  headers.set('X-Content-Type-Options', 'nosniff');
  headers.set('Cross-Origin-Resource-Policy', 'same-origin');
  if (!headers.has('Cache-Control')) headers.set('Cache-Control', 'no-store');
};

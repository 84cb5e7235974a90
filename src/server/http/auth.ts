import type { MiddlewareHandler } from 'hono';
import { hashKey } from '../domain/hash-key.ts';
import { problems } from '../domain/problems.ts';
import type { Store } from '../domain/store.ts';
import type { ApiEnv } from './api-env.ts';

export function authenticate(store: Store): MiddlewareHandler<ApiEnv> {
  return async (c, next) => {
    const key = /^Bearer +(\S+) *$/i.exec(c.req.header('Authorization') ?? '')?.[1];
    if (key === undefined) throw problems.keyMissing();
    const principal = await store.findPrincipal(hashKey(key));
    if (principal === undefined) throw problems.keyUnknown();
    c.set('principal', principal);
    await next();
  };
}

import { Hono } from 'hono';
import { problems } from '../domain/problems.ts';
import { findFile } from '../domain/workers.ts';
import type { ApiEnv, HttpDeps } from './api-env.ts';

export function fileRoutes({ store, fileStorage }: HttpDeps): Hono<ApiEnv> {
  const routes = new Hono<ApiEnv>();
  routes.get('/api/workers/:workerId/files/:taskId/:seq/:name', async (c) => {
    const { workerId, taskId, seq, name } = c.req.param();
    if (!/^\d{1,9}$/.test(seq)) throw problems.noFile(name);
    const file = await findFile(store, c.get('principal'), { workerId, taskId, seq: Number(seq), name });
    // An unread file would stay open.
    const content = c.req.method === 'HEAD' ? null : await fileStorage.stream(file.id);
    return new Response(content, { headers: fileHeaders(file) });
  });
  return routes;
}

function fileHeaders({
  name,
  mediaType,
  size,
}: {
  name: string;
  mediaType: string;
  size: number;
}): Record<string, string> {
  const ascii = name.replace(/[^\x20-\x7e]|["\\%]/g, '_');
  return {
    'Content-Type': mediaType.startsWith('text/') ? `${mediaType}; charset=utf-8` : mediaType,
    'Content-Length': String(size),
    'Content-Disposition': `attachment; filename="${ascii}"; filename*=UTF-8''${encodeRfc8187(name)}`,
    'Content-Security-Policy': 'sandbox',
    'X-Content-Type-Options': 'nosniff',
    'Cache-Control': 'private, max-age=31536000, immutable',
  };
}

function encodeRfc8187(text: string): string {
  return encodeURIComponent(text).replace(/['()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`);
}

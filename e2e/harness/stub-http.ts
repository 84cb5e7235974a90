import type { IncomingMessage, ServerResponse } from 'node:http';
import * as z from 'zod/mini';
import { IDEMPOTENCY_KEY } from '#contract/endpoints.ts';
import type { Mishap } from './stub-faults.ts';
import type { StubSend } from './stub-tasks.ts';

const Fields = z.object({
  input: z.string().check(z.minLength(1)),
  taskId: z.optional(z.string()),
  workerId: z.optional(z.string()),
  stream: z.optional(z.union([z.boolean(), z.stringbool()])),
});

/** Returns undefined if the send is invalid or incomplete. */
export async function readSend(req: IncomingMessage): Promise<StubSend | undefined> {
  const type = headerOf(req, 'Content-Type') ?? '';
  const body = await bodyOf(req);
  if (body === undefined) return undefined;
  const isForm = type.startsWith('multipart/form-data');
  const form = isForm ? await new Response(body, { headers: { 'content-type': type } }).formData() : undefined;
  const values = [...(form?.entries() ?? [])];
  const fields = Fields.safeParse(form === undefined ? JSON.parse(body.toString()) : Object.fromEntries(values));
  if (!fields.success) return undefined;
  const { input, taskId, workerId, stream } = fields.data;
  return {
    input,
    taskId,
    workerId,
    stream: stream === true || headerOf(req, 'Accept')?.includes('text/event-stream') === true,
    fileNames: values.flatMap(([, value]) => (typeof value === 'string' ? [] : [value.name])),
    idempotencyKey: headerOf(req, IDEMPOTENCY_KEY),
  };
}

async function bodyOf(req: IncomingMessage): Promise<Buffer<ArrayBuffer> | undefined> {
  const chunks: Buffer[] = [];
  req.on('data', (chunk: Buffer) => chunks.push(chunk));
  await new Promise((resolve) => {
    req.on('close', resolve).on('end', resolve);
  });
  return req.complete ? Buffer.concat(chunks) : undefined;
}

export function headerOf(req: IncomingMessage, name: string): string | undefined {
  const value = req.headers[name.toLowerCase()];
  return typeof value === 'string' ? value : undefined;
}

export function respondJson(
  res: ServerResponse,
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
): void {
  res.writeHead(status, { 'content-type': 'application/json', ...headers });
  res.end(JSON.stringify(body));
}

export function respondWithFault(res: ServerResponse, mishap: Exclude<Mishap, { kind: 'late' }>): void {
  switch (mishap.kind) {
    case 'answer': {
      const { status, retryAfter, html = false } = mishap;
      const headers = { ...(retryAfter !== undefined && { 'retry-after': retryAfter }) };
      if (!html) return respondJson(res, status, { error: `Stubbed ${status}.` }, headers);
      res.writeHead(status, { 'content-type': 'text/html', ...headers });
      res.end(`<!doctype html><title>${status}</title><script>alert(1)</script><h1>${status}</h1>`);
      return;
    }
    case 'cut-body':
      res.writeHead(200, { 'content-type': 'application/json' });
      res.write('{"task": {"id": "tsk_', () => res.destroy());
      return;
    case 'hang':
    case 'cut':
      res.destroy();
      return;
    default:
      mishap satisfies never;
  }
}

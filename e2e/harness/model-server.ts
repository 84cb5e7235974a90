import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import * as z from 'zod/mini';

const ModelRequest = z.looseObject({
  model: z.string(),
  messages: z.array(z.looseObject({ role: z.string(), content: z.nullish(z.unknown()) })),
  tools: z.optional(z.array(z.unknown())),
});
type Request = z.infer<typeof ModelRequest>;

export interface Asked extends Request {
  readonly path: string;
  /** Anthropic's header comes without `Bearer`. */
  readonly authorization: string | undefined;
}

export type Reply = (res: ServerResponse, asked: Asked) => void | Promise<void>;

export interface ModelServer {
  /** For `createLanguageModel`. */
  readonly baseUrl: string;
  readonly asked: readonly Asked[];
  /** Replies to the next requests, one each. Further ones get status 500. */
  script(...replies: Reply[]): void;
  stop(): Promise<void>;
}

/** A scripted API like OpenAI's chat completions, or like Anthropic's messages. */
export async function startModelServer(): Promise<ModelServer> {
  const asked: Asked[] = [];
  const replies: Reply[] = [];
  const server = createServer((req, res) => {
    void answer(req, res).catch((error: unknown) => res.destroy(error instanceof Error ? error : undefined));
  });

  async function answer(req: IncomingMessage, res: ServerResponse) {
    const chunks: Buffer[] = [];
    for await (const chunk of req) chunks.push(Buffer.from(chunk));
    const body = ModelRequest.parse(JSON.parse(Buffer.concat(chunks).toString()));
    const authorization = req.headers.authorization ?? req.headersDistinct['x-api-key']?.[0];
    const request = { ...body, path: req.url ?? '', authorization };
    asked.push(request);
    await (replies.shift() ?? status(500))(res, request);
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    baseUrl: `http://127.0.0.1:${port}/v1`,
    asked,
    script(...next) {
      replies.splice(0, replies.length, ...next);
    },
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

export interface Usage {
  readonly prompt_tokens: number;
  readonly completion_tokens: number;
  readonly prompt_tokens_details?: { readonly cached_tokens: number };
}

/** A delta of the message, or what the stream waits for. */
export type Piece = Record<string, unknown> | (() => Promise<unknown>);

/** Streams deltas, and the end of the message unless `finish` is null. */
export function stream(
  pieces: readonly Piece[],
  { finish = 'stop', usage }: { finish?: string | null; usage?: Usage } = {},
): Reply {
  return async (res) => {
    res.writeHead(200, { 'content-type': 'text/event-stream' });
    const send = (chunk: Record<string, unknown>) =>
      res.write(
        `data: ${JSON.stringify({ id: 'c', object: 'chat.completion.chunk', created: 1, model: 'm', ...chunk })}\n\n`,
      );
    for (const piece of pieces) {
      if (typeof piece === 'function') await piece();
      else send({ choices: [{ index: 0, delta: piece }] });
    }
    if (finish !== null) {
      send({ choices: [{ index: 0, delta: {}, finish_reason: finish }], ...(usage && { usage }) });
      res.write('data: [DONE]\n\n');
    }
    res.end();
  };
}

/** Streams texts and tool calls as Anthropic's API does. */
export function anthropicStream(
  blocks: readonly (string | { tool: string; input: object })[],
  usage: { input_tokens: number; cache_read_input_tokens?: number; output_tokens: number },
): Reply {
  return (res) => {
    res.writeHead(200, { 'content-type': 'text/event-stream' });
    const send = (type: string, event: Record<string, unknown>) =>
      res.write(`event: ${type}\ndata: ${JSON.stringify({ type, ...event })}\n\n`);
    const message = { id: 'm', type: 'message', role: 'assistant', model: 'm', content: [], stop_reason: null };
    send('message_start', { message: { ...message, stop_sequence: null, usage: { ...usage, output_tokens: 1 } } });
    for (const [index, block] of blocks.entries()) {
      const isText = typeof block === 'string';
      const content_block = isText
        ? { type: 'text', text: '' }
        : { type: 'tool_use', id: `toolu_${index}`, name: block.tool, input: {} };
      const delta = isText
        ? { type: 'text_delta', text: block }
        : { type: 'input_json_delta', partial_json: JSON.stringify(block.input) };
      send('content_block_start', { index, content_block });
      send('content_block_delta', { index, delta });
      send('content_block_stop', { index });
    }
    const stop_reason = blocks.every((block) => typeof block === 'string') ? 'end_turn' : 'tool_use';
    send('message_delta', { delta: { stop_reason, stop_sequence: null }, usage });
    send('message_stop', {});
    res.end();
  };
}

export const says = (...texts: readonly string[]): Piece[] => texts.map((content) => ({ content }));

export const thinks = (...texts: readonly string[]): Piece[] => texts.map((text) => ({ reasoning_content: text }));

/** `input`: an object, or text that is not JSON. */
export function calls(...named: readonly { tool: string; input: object | string }[]): Piece[] {
  return named.map(({ tool, input }, index) => ({
    tool_calls: [
      {
        index,
        id: `model_call_${index}`,
        type: 'function',
        function: { name: tool, arguments: typeof input === 'string' ? input : JSON.stringify(input) },
      },
    ],
  }));
}

export function status(code: number, headers: Record<string, string> = {}, message = 'It failed.'): Reply {
  return (res) => {
    res.writeHead(code, { 'content-type': 'application/json', ...headers });
    res.end(JSON.stringify({ error: { message, type: 'x' } }));
  };
}

export const html =
  (text: string): Reply =>
  (res) => {
    res.writeHead(200, { 'content-type': 'text/html' });
    res.end(text);
  };

/** Destroys the connection after the deltas. */
export const cutAfter =
  (pieces: readonly Piece[]): Reply =>
  (res, asked) => {
    const cut = async () => {
      // What was written is sent first.
      await new Promise((resolve) => setImmediate(resolve));
      res.destroy();
    };
    return stream([...pieces, cut], { finish: null })(res, asked);
  };

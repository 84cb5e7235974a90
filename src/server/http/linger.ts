const MAX_BYTES = 64 * 2 ** 20;
const MAX_MS = 10_000;

/**
 * Answers a request whose body is still coming. The answer goes out whole and with its length, so that the client need
 * not wait for its end. Then the rest of the body is read and thrown away, within bounds, before the connection
 * closes: closing at once would reset it, and the client would never see why it was refused.
 */
export async function answerWhileSending(
  answer: Response,
  request: Request,
  sleep: (ms: number) => Promise<void>,
): Promise<Response> {
  const rest = request.body;
  if (rest === null || rest.locked || answer.body === null) return answer;
  const content = new Uint8Array(await answer.arrayBuffer());
  const headers = new Headers(answer.headers);
  headers.set('Connection', 'close');
  headers.set('Content-Length', String(content.length));
  const body = new ReadableStream<Uint8Array>({
    start: (controller) => controller.enqueue(content),
    async pull(controller) {
      await Promise.race([discard(rest), sleep(MAX_MS)]);
      controller.close();
    },
  });
  return new Response(body, { status: answer.status, headers });
}

async function discard(body: ReadableStream<Uint8Array>): Promise<void> {
  let size = 0;
  try {
    for await (const chunk of body) {
      size += chunk.length;
      if (size > MAX_BYTES) return;
    }
  } catch {
    // The client has gone: there is nobody left to answer.
  }
}

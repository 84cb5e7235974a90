const MAX_BYTES = 64 * 2 ** 20;
const MAX_MS = 10_000;

/**
 * Sends the response, then reads the rest of the body, within limits. Closing at once would reset the connection, and
 * the client would not see the response.
 */
export async function respondDuringUpload(
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
    // The client has gone.
  }
}

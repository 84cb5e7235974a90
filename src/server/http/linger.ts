const MAX_BYTES = 64 * 2 ** 20;
const MAX_MS = 10_000;

/**
 * Answers a request whose body is still coming. The whole answer goes out at once; then the rest of the body is read
 * and thrown away, within bounds, before the connection closes: closing at once resets it, and the client never
 * sees why it was refused.
 */
export function answerWhileSending(answer: Response, request: Request, sleep: (ms: number) => Promise<void>): Response {
  const rest = request.body;
  if (rest === null || rest.locked || answer.body === null) return answer;
  const headers = new Headers(answer.headers);
  headers.set('Connection', 'close');
  const reader = answer.body.getReader();
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const step = await reader.read();
      if (step.value !== undefined) {
        controller.enqueue(step.value);
        return;
      }
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

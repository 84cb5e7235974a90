import { expect, test } from 'vitest';
import { answerWhileSending } from './linger.ts';

function upload(body: ReadableStream<Uint8Array>): Request {
  const init: RequestInit & { duplex: 'half' } = { method: 'POST', body, duplex: 'half' };
  return new Request('http://localhost/', init);
}

const refusal = () => Response.json({ error: 'Too large.' }, { status: 413 });
const never = () => new Promise<void>(() => undefined);

test('a refusal in mid-upload goes out whole, with its length, before the rest of the upload', async () => {
  const rest = new ReadableStream<Uint8Array>();
  const answer = await answerWhileSending(refusal(), upload(rest), never);
  expect(answer.status).toBe(413);
  expect(Object.fromEntries(answer.headers)).toMatchObject({ connection: 'close', 'content-length': '22' });
  const first = await answer.body?.getReader().read();
  expect(new TextDecoder().decode(first?.value)).toBe('{"error":"Too large."}');
});

test('it ends with the upload, or when the time is up', async () => {
  const sent = new ReadableStream<Uint8Array>({
    start(controller) {
      controller.enqueue(new Uint8Array(10));
      controller.close();
    },
  });
  expect(await (await answerWhileSending(refusal(), upload(sent), never)).text()).toBe('{"error":"Too large."}');
  const endless = new ReadableStream<Uint8Array>();
  const inTime = await answerWhileSending(refusal(), upload(endless), () => Promise.resolve());
  expect(await inTime.text()).toBe('{"error":"Too large."}');
});

test('a request without a body is answered as it is', async () => {
  const answer = refusal();
  expect(await answerWhileSending(answer, new Request('http://localhost/'), never)).toBe(answer);
});

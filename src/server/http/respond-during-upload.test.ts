import { expect, test } from 'vitest';
import { respondDuringUpload } from './respond-during-upload.ts';

function upload(body: ReadableStream<Uint8Array>): Request {
  const init: RequestInit & { duplex: 'half' } = { method: 'POST', body, duplex: 'half' };
  return new Request('http://localhost/', init);
}

const refusal = () => Response.json({ error: 'Too large.' }, { status: 413 });
const never = () => new Promise<void>(() => undefined);

test('sends an error whole, with its length, before the upload ends', async () => {
  const rest = new ReadableStream<Uint8Array>();
  const answer = await respondDuringUpload(refusal(), upload(rest), never);
  expect(answer.status).toBe(413);
  expect(Object.fromEntries(answer.headers)).toMatchObject({ connection: 'close', 'content-length': '22' });
  const first = await answer.body?.getReader().read();
  expect(new TextDecoder().decode(first?.value)).toBe('{"error":"Too large."}');
});

test('ends with the upload, or after the time limit', async () => {
  const sent = new ReadableStream<Uint8Array>({
    start(controller) {
      controller.enqueue(new Uint8Array(10));
      controller.close();
    },
  });
  expect(await (await respondDuringUpload(refusal(), upload(sent), never)).text()).toBe('{"error":"Too large."}');
  const endless = new ReadableStream<Uint8Array>();
  const inTime = await respondDuringUpload(refusal(), upload(endless), () => Promise.resolve());
  expect(await inTime.text()).toBe('{"error":"Too large."}');
});

test('does nothing for a request without a body', async () => {
  const answer = refusal();
  expect(await respondDuringUpload(answer, new Request('http://localhost/'), never)).toBe(answer);
});

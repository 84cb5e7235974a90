import { expect, test } from 'vitest';
import { ApiProblem } from '#contract/api-problem.ts';
import { readJson } from './read-json.ts';

const CHUNK = 65_536;

/** `taken`: the chunks read. */
function requestOf(text: string): { request: Request; taken: () => number } {
  const bytes = new TextEncoder().encode(text);
  let taken = 0;
  const body = new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        const chunk = bytes.subarray(taken * CHUNK, (taken + 1) * CHUNK);
        if (chunk.length === 0) return controller.close();
        taken += 1;
        controller.enqueue(chunk);
      },
    },
    { highWaterMark: 0 },
  );
  const init = { method: 'POST', body, duplex: 'half' as const };
  return { request: new Request('http://localhost/', init), taken: () => taken };
}

const keys = (count: number) => `{${Array.from({ length: count }, (_, n) => `"key_${n}":1`).join(',')}}`;

test('reads a body', async () => {
  const value = { input: 'é'.repeat(100_000), outputSchema: { a: [{ b: '{[":' }] } };
  expect(await readJson(requestOf(JSON.stringify(value)).request)).toEqual(value);
  expect(await readJson(requestOf(keys(1000)).request)).toHaveProperty('key_999', 1);
  expect(await readJson(requestOf('').request)).toEqual({});
  await expect(readJson(requestOf('{').request)).rejects.toThrow('The body is not valid JSON.');
});

test('ignores a byte order mark and refuses other encodings than UTF-8', async () => {
  const read = (bytes: Uint8Array) => readJson(new Request('http://localhost/', { method: 'POST', body: bytes }));
  expect(await read(Buffer.from('\ufeff{"input":"\ufeffé"}'))).toEqual({ input: '\ufeffé' });
  expect(await read(Buffer.from('\ufeff'))).toEqual({});
  for (const bytes of [Buffer.from('{"input":"é"}', 'latin1'), Buffer.from('{"input":"é"}', 'utf16le').subarray(2)]) {
    await expect(read(bytes)).rejects.toMatchObject({
      status: 400,
      message: expect.stringMatching(/UTF-8|valid JSON/),
    });
  }
  await expect(read(Buffer.from([0x22, 0xed, 0xa0, 0x80, 0x22]))).rejects.toMatchObject({ status: 400 });
});

test.each([
  ['700,000 keys', keys(700_000), 413, 'The JSON body has more than 1000 keys.'],
  ['many lists', `[${'[],'.repeat(2_000_000)}[]]`, 413, 'The JSON body has more than 100000 values.'],
  ['many numbers', `[${'1,'.repeat(200_000)}1]`, 413, 'The JSON body has more than 100000 values.'],
  [
    'lists in lists',
    '['.repeat(8_000_000),
    400,
    'The JSON body nests deeper than 128 levels: outputSchema may have 64 of them.',
  ],
  [
    'objects in objects',
    '{"a":'.repeat(1_000_000),
    400,
    'The JSON body nests deeper than 128 levels: outputSchema may have 64 of them.',
  ],
])('refuses %s before reading all', async (_, text, status, message) => {
  const { request, taken } = requestOf(text);
  const problem = await readJson(request).catch((error: unknown) => error);
  expect(problem).toBeInstanceOf(ApiProblem);
  expect(problem).toMatchObject({ status, message });
  expect(taken()).toBeLessThan(6);
});

test('accepts exactly the limit', async () => {
  const limit = { bytes: 100_000, limit: '100 kB' };
  expect(await readJson(requestOf(`"${'a'.repeat(99_998)}"`).request, limit)).toHaveLength(99_998);
  await expect(readJson(requestOf(`"${'a'.repeat(99_999)}"`).request, limit)).rejects.toThrow('over 100 kB.');
  await expect(readJson(requestOf(`"${'a'.repeat(9_000_000)}"`).request)).rejects.toThrow('over 8 MB.');
});

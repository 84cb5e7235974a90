import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { ApiProblem } from '#contract/api-problem.ts';
import { readMultipart } from './read-multipart.ts';

const root = await mkdtemp(path.join(tmpdir(), 'multipart-'));
afterAll(() => rm(root, { recursive: true, force: true }));

let forms = 0;
const folderOfNext = () => path.join(root, String((forms += 1)));

function chunked(bytes: Uint8Array, size: number): ReadableStream<Uint8Array> {
  let at = 0;
  return new ReadableStream({
    pull(controller) {
      if (at >= bytes.length) controller.close();
      else controller.enqueue(bytes.slice(at, (at += size)));
    },
  });
}

interface Raw {
  body: string | Uint8Array;
  type?: string;
  chunk?: number;
  folder?: string;
}

async function read({
  body,
  type = 'multipart/form-data; boundary=B',
  chunk = Infinity,
  folder = folderOfNext(),
}: Raw) {
  const bytes = typeof body === 'string' ? Buffer.from(body) : body;
  const init = { method: 'POST', body: chunked(bytes, Math.min(chunk, bytes.length)), duplex: 'half' } as const;
  const form = await readMultipart(new Request('http://x/', { ...init, headers: { 'Content-Type': type } }), folder);
  const files = form.files.map(async (file) => ({
    name: file.name,
    mediaType: file.mediaType,
    text: await readFile(file.path, 'utf8'),
  }));
  return { fields: Object.fromEntries(form.fields), files: await Promise.all(files) };
}

const part = (head: string, content = '1,2') => `--B\r\n${head}\r\n\r\n${content}\r\n`;
const END = '--B--\r\n';
const disposition = (text: string) => part(`Content-Disposition: ${text}`) + END;
const namesOf = async (body: string | Uint8Array) => (await read({ body })).files.map(({ name }) => name);

test.each([
  ['form-data; name="files"; filename="a.csv"', 'a.csv'],
  ['form-data; name="files"; filename="a.csv";', 'a.csv'],
  ['form-data; name = "files" ; filename = "a.csv" ;', 'a.csv'],
  ['form-data; name=files; filename=a.csv', 'a.csv'],
  ['form-data; name="files"; filename="a "b".csv"', 'a _b_.csv'],
  ['form-data; name="files"; filename="a\\"b.csv"', 'a_b.csv'],
  ['form-data; name="files"; filename="a%22b.csv"', 'a_b.csv'],
  ['form-data; name="files"; filename="a%0D%0ab.csv"', 'ab.csv'],
  ['form-data; name="files"; filename="a%20b%25.csv"', 'a%20b%25.csv'],
  ['form-data; name="files"; filename="a.csv\\"', 'a.csv'],
  ['form-data; name="files"; filename="C:\\new\\a.csv"', 'a.csv'],
  ['form-data; name="files"; filename*=UTF-8\'\'%E2%82%AC%20a.csv', '€ a.csv'],
  ['form-data; name="files"; filename*=ISO-8859-1\'de\'%FCber.csv', 'über.csv'],
  ['form-data; name="files"; filename*=windows-1251\'\'%E4%E0.csv', 'да.csv'],
  ['form-data; name="files"; filename="b.csv"; filename*=UTF-8\'\'a.csv', 'a.csv'],
  ['form-data; name="files"; filename="b.csv"; filename*=UTF-8\'\'a%zz.csv', 'b.csv'],
  ['form-data; name="files"; filename="b.csv"; filename*=UTF-8\'\'a%FF.csv', 'b.csv'],
  ['form-data; name="files"; filename="b.csv"; filename*=koi9\'\'a.csv', 'b.csv'],
  ['form-data; name="files"; filename="b.csv"; filename*=a.csv', 'b.csv'],
  ['attachment; name="files"; filename="a.csv"', 'a.csv'],
  ['file; name="files"; filename="a.csv"', 'a.csv'],
  ['name="files"; filename="a.csv"', 'a.csv'],
  ['form-data; filename="a.csv"; size=3; name="files"', 'a.csv'],
  ['form-data; name="files"; filename="👩‍👩‍👧.csv"', '👩‍👩‍👧.csv'],
  ['form-data; name="files"; filename="می‌خواهم.csv"', 'می‌خواهم.csv'],
  ['form-data; name="files"; filename=".env"', '.env'],
  ['form-data; name="files"; filename="invoice\u202Egpj.exe"', 'invoicegpj.exe'],
  ['form-data; name="files"; filename=""', 'file'],
])('reads the file name of Content-Disposition: %s as %j', async (text, name) => {
  expect(await read({ body: disposition(text) })).toMatchObject({ files: [{ name, text: '1,2' }] });
});

test.each([
  ['no field', 'Content-Disposition: form-data; filename="a.csv"', 'a.csv'],
  ['no field and no name', 'Content-Disposition: form-data', 'Part 1'],
  ['no disposition', 'Content-Type: text/csv', 'Part 1'],
  ['no headers', '', 'Part 1'],
  ['a quote that never ends', 'Content-Disposition: form-data; name="files; filename=a.csv', 'a.csv'],
  ['a name in no known charset', "Content-Disposition: form-data; name=files; filename*=koi9''a.csv", 'koi9'],
  ['a name that is not encoded right', "Content-Disposition: form-data; name=files; filename*=UTF-8''a%zz", 'a%zz'],
  ['a line that is no header', 'Content-Disposition: form-data; name="files"; filename="a.csv"\r\njunk', 'junk'],
  ['a control character', 'Content-Disposition: form-data; name="files"; filename="a\0.csv"', 'Part 1'],
  ['a bare line feed', 'Content-Disposition: form-data; name="files"\nX: y', 'Part 1'],
  ['another field', 'Content-Disposition: form-data; name="attachment"; filename="a.csv"', 'a.csv'],
  ['a file in a field of text', 'Content-Disposition: form-data; name="input"; filename="a.csv"', 'a.csv'],
  [
    'an encoding',
    'Content-Disposition: form-data; name="files"; filename="a.csv"\r\nContent-Transfer-Encoding: Base64',
    'a.csv',
  ],
  [
    'two dispositions',
    'Content-Disposition: form-data; name="input"\r\nContent-Disposition: form-data; filename="a.csv"',
    'a.csv',
  ],
  ['a name in pieces', 'Content-Disposition: form-data; name="files"; filename*0="a"; filename*1=".csv"', 'part 1'],
  [
    'a form in it',
    'Content-Disposition: form-data; name="files"\r\nContent-Type: Multipart/Mixed; boundary=C',
    'files',
  ],
  ['headers without an end', `X: ${'y'.repeat(20_000)}`, 'part 1'],
])('refuses a file with %s and leaves nothing behind', async (_, head, name) => {
  const folder = folderOfNext();
  const refusal = await read({ body: part(head) + END, folder }).catch((error: unknown) => error);
  expect(refusal).toBeInstanceOf(ApiProblem);
  expect(refusal).toMatchObject({ status: 400, message: expect.stringContaining(name) });
  await expect(readdir(folder)).rejects.toThrow('ENOENT');
});

const whole = [
  'A preamble.\r\n--Bis no boundary\r\n',
  part('content-disposition:form-data; name="input"', 'Zeile\r\n--Bx\r\n--'),
  part(
    'Content-Disposition: form-data;\r\n\tname="files";\r\n filename="ü.csv"\r\nContent-Type: text/csv',
    '\r\n--\r\r\n',
  ),
  part('Content-Disposition: form-data; name="files"; filename="empty.csv"', ''),
  '--B \t\r\nContent-Disposition: form-data; name="files"; filename="b"\r\nContent-Type: Text/Markdown; charset=x\r\n\r\n# b\r\n',
  part('Content-Disposition: form-data; name="files"; filename=""\r\nContent-Type: application/octet-stream', ''),
  '--B-- \r\nAn epilogue.\r\n--B',
].join('');

test.each([1, 2, 3, 5, 7, 11, 64, 1000])('reads a form in chunks of %i bytes', async (chunk) => {
  expect(await read({ body: whole, chunk })).toEqual({
    fields: { input: 'Zeile\r\n--Bx\r\n--' },
    files: [
      { name: 'ü.csv', mediaType: 'text/csv', text: '\r\n--\r\r\n' },
      { name: 'empty.csv', mediaType: 'text/csv', text: '' },
      { name: 'b', mediaType: 'text/markdown', text: '# b' },
    ],
  });
});

test.each([1, 2, 3, 7, 1000])(
  'content may hold lines that begin like a boundary, in pieces of %i bytes',
  async (chunk) => {
    const text = '\r\n--B--x\r\n--B---\r\n--B --\r\n--B\n--B\n\r\n--Bx\r\n-';
    const body = part('Content-Disposition: form-data; name="files"; filename="a.csv"', text) + END;
    expect(await read({ body, chunk })).toMatchObject({ files: [{ text }] });
  },
);

test('refuses a form truncated anywhere', async () => {
  const body = Buffer.from(whole.slice(0, whole.indexOf('-- \r\nAn epilogue')));
  for (let length = 0; length < body.length; length += 1) {
    await expect(read({ body: body.subarray(0, length), chunk: 40 })).rejects.toMatchObject({ status: 400 });
  }
});

test('names the file in which a form is truncated', async () => {
  const body = part('Content-Disposition: form-data; name="files"; filename="a.csv"');
  for (const end of ['', '--B', '--B-', '--B--x', '--B\r']) {
    await expect(read({ body: body + end })).rejects.toMatchObject({
      status: 400,
      message: expect.stringContaining('a.csv'),
    });
  }
});

const file = part('Content-Disposition: form-data; name="files"; filename="a.csv"');
const input = part('Content-Disposition: form-data; name="input"', 'Go.');

test.each([
  ['after a line feed', `\n${file}${input}${END}`],
  ['after a preamble that ends with a line feed', `Preamble\n${file}${input}${END}`],
  ['whose boundary ends with a line feed', `${file.replace('\r\n', '\n')}${input}${END}`],
  ['whose lines end with line feeds', `${file.replaceAll('\r\n', '\n')}${input}${END}`],
  ['whose lines end with carriage returns', `${file.replaceAll('\r\n', '\r')}${input}${END}`],
  ['after the last boundary', `${input}${END}${file}${END}`],
])('refuses a form with a part %s', async (_, body) => {
  for (const chunk of [1, 1000]) {
    await expect(read({ body, chunk })).rejects.toMatchObject({
      status: 400,
      message: expect.stringContaining('CR LF'),
    });
  }
});

test.each(['--B--', '--B--\r\n', '--B--\n', '--B-- \t', '--B-- \r\nAn epilogue.', '--B--\r\n--B--\r\n'])(
  'a form may end with %j',
  async (end) => {
    for (const chunk of [1, 1000]) {
      expect(await read({ body: file + end, chunk })).toMatchObject({ files: [{ name: 'a.csv', text: '1,2' }] });
    }
  },
);

test.each([
  ['multipart/form-data; boundary="a b"', 'a b'],
  ['multipart/form-data; Boundary=a=b', 'a=b'],
  ["multipart/form-data; charset=utf-8; boundary=(a'b)+_,-./:=?;", "(a'b)+_,-./:=?"],
  [`multipart/form-data; boundary=${'x'.repeat(70)}`, 'x'.repeat(70)],
])('finds the boundary of %s', async (type, boundary) => {
  const body = `--${boundary}\r\nContent-Disposition: form-data; name="input"\r\n\r\nGo.\r\n--${boundary}--`;
  expect(await read({ body, type })).toMatchObject({ fields: { input: 'Go.' } });
});

test.each(['multipart/form-data', 'multipart/form-data; boundary=', 'multipart/form-data; boundary=C'])(
  '%s without the parts it promises is refused',
  async (type) => {
    await expect(read({ body: disposition('form-data; name="input"'), type })).rejects.toMatchObject({ status: 400 });
  },
);

test('refuses bare LF line ends', async () => {
  const body = disposition('form-data; name="input"').replaceAll('\r\n', '\n');
  await expect(read({ body })).rejects.toMatchObject({ status: 400 });
});

test('decodes text by its charset, and refuses invalid bytes', async () => {
  const head = 'Content-Disposition: form-data; name="input"';
  const latin = Buffer.from(
    `${part(`${head}\r\nContent-Type: text/plain; charset="iso-8859-1"`, 'ü')}${END}`,
    'latin1',
  );
  expect(await read({ body: latin })).toMatchObject({ fields: { input: 'ü' } });
  const broken = Buffer.from(part(head, 'ü') + END, 'latin1');
  await expect(read({ body: broken })).rejects.toMatchObject({
    status: 400,
    message: expect.stringContaining('input'),
  });
});

test('reads a name that is not UTF-8', async () => {
  const body = Buffer.from(disposition('form-data; name="files"; filename="größe.csv"'), 'latin1');
  expect(await namesOf(body)).toEqual(['größe.csv']);
});

test('accepts a file without a name if it has a type', async () => {
  const head = 'Content-Disposition: form-data; name="files"';
  expect(await namesOf(part(`${head}\r\nContent-Type: text/csv`) + END)).toEqual(['file']);
  await expect(read({ body: part(head) + END })).rejects.toMatchObject({
    status: 422,
    message: expect.stringContaining('files'),
  });
});

test('skips an empty file only if none was chosen', async () => {
  const empty = (text: string) => part(`Content-Disposition: form-data; ${text}`, '') + END;
  expect(await namesOf(empty('name="files"; filename=""'))).toEqual([]);
  expect(await namesOf(empty('name="files"; filename="a.csv"; filename*=UTF-8\'\''))).toEqual(['a.csv']);
  expect(await namesOf(empty('name="files"; filename=" "'))).toEqual(['file']);
  expect(await namesOf(empty('name="files"\r\nContent-Type: text/csv'))).toEqual(['file']);
  await expect(read({ body: empty('name="files"; filename*=UTF-8\'\'') })).rejects.toMatchObject({ status: 400 });
});

test('refuses too many parts and a long preamble or epilogue', async () => {
  const empty = part('Content-Disposition: form-data; name="files"; filename=""', '');
  await expect(read({ body: empty.repeat(20) + END })).resolves.toMatchObject({ files: [] });
  await expect(read({ body: empty.repeat(21) + END })).rejects.toMatchObject({ status: 413 });
  await expect(read({ body: 'x'.repeat(70_000) + empty + END })).rejects.toMatchObject({ status: 400 });
  await expect(read({ body: empty + END + 'x'.repeat(70_000) })).rejects.toMatchObject({ status: 400 });
});

test('refuses a sixth file, even if empty', async () => {
  const files = (count: number) => part('Content-Disposition: form-data; name="files"; filename="a"', '').repeat(count);
  expect(await namesOf(files(5) + END)).toHaveLength(5);
  await expect(read({ body: files(6) + END })).rejects.toMatchObject({
    status: 413,
    message: expect.stringContaining('5 files'),
  });
});

test('leaves the rest of a refused form unread', async () => {
  const bytes = Buffer.from(`${disposition('form-data; name="note"')}${'x'.repeat(200)}the rest`);
  const init = { method: 'POST', body: chunked(bytes, 50), duplex: 'half' } as const;
  const request = new Request('http://x/', {
    ...init,
    headers: { 'Content-Type': 'multipart/form-data; boundary=B' },
  });
  await expect(readMultipart(request, folderOfNext())).rejects.toThrow('"note" is not a known field');
  let rest = '';
  for await (const chunk of request.body ?? []) rest += Buffer.from(chunk).toString();
  expect(rest).toMatch(/the rest$/);
});

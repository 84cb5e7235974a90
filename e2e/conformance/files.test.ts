import { randomBytes } from 'node:crypto';
import { readdir, readlink } from 'node:fs/promises';
import { newId } from '#contract/ids.ts';
import { expect, test } from 'vitest';
import { rawForm } from '../harness/raw-form.ts';
import { text, writeFile } from '../harness/scripted-engine.ts';
import { describeApi } from './describe-api.ts';

function nameOffered({ headers }: Response): string | undefined {
  const disposition = headers.get('content-disposition') ?? '';
  const encoded = /filename\*=UTF-8''([^;]+)/i.exec(disposition)?.[1];
  return encoded === undefined ? /filename="([^"]*)"/.exec(disposition)?.[1] : decodeURIComponent(encoded);
}

/** Lists the workers' files that this process has open, where the system supports it. */
async function openFiles(): Promise<string[]> {
  if (process.platform !== 'linux') return [];
  const descriptors = (await readdir('/proc/self/fd')).map((name) => readlink(`/proc/self/fd/${name}`));
  const paths = await Promise.allSettled(descriptors);
  return paths.flatMap((path) =>
    path.status === 'fulfilled' && path.value.includes('/files/fil_') ? [path.value] : [],
  );
}

describeApi("a worker's files", (target) => {
  async function attach(...files: File[]) {
    const taskId = newId('tsk');
    const answer = await target.client.upload({ input: 'Keep these.', taskId }, files);
    if (answer.status !== 200) throw new Error(`the upload answered ${answer.status}`);
    return { taskId, attachments: (await target.client.readLastTurn(taskId)).attachments ?? [] };
  }

  test('are returned byte for byte, with size and type', async () => {
    const bytes = randomBytes(1_000_003);
    const { attachments } = await attach(new File([bytes], 'noise.bin', { type: 'application/octet-stream' }));
    expect(attachments).toEqual([
      { filename: 'noise.bin', mediaType: 'application/octet-stream', size: bytes.length, url: expect.any(String) },
    ]);

    const response = await target.client.fetch('GET', attachments[0]?.url ?? '');
    expect(response.status).toBe(200);
    expect(response.headers.get('content-length')).toBe(String(bytes.length));
    expect(Buffer.from(await response.arrayBuffer()).equals(bytes)).toBe(true);
  });

  test('are described by HEAD without being opened', async () => {
    const { attachments } = await attach(new File([Buffer.alloc(1_000_000)], 'a.bin'));
    const response = await target.client.fetch('HEAD', attachments[0]?.url ?? '');
    expect(response.status).toBe(200);
    expect(response.headers.get('content-length')).toBe('1000000');
    expect(await response.text()).toBe('');
    expect(await openFiles()).toEqual([]);
  });

  test('may be empty', async () => {
    const { attachments } = await attach(new File([], 'empty.csv', { type: 'text/csv' }));
    expect(attachments).toMatchObject([{ filename: 'empty.csv', size: 0 }]);
    const response = await target.client.fetch('GET', attachments[0]?.url ?? '');
    expect([response.status, await response.text()]).toEqual([200, '']);
  });

  test.each([
    ['page.html', 'text/html', '<script>alert(1)</script>'],
    ['drawing.svg', 'image/svg+xml', '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'],
    ['not-a.png', 'image/png', '<html><script>alert(1)</script>'],
  ])('are served as attachments that a browser never runs: %s', async (name, type, content) => {
    const { attachments } = await attach(new File([content], name, { type }));
    const { headers } = await target.client.fetch('GET', attachments[0]?.url ?? '');

    expect(headers.get('content-disposition')).toMatch(/^attachment/);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('content-security-policy')).toContain('sandbox');
  });

  test.each([
    ['a climbing path', '../../../etc/passwd'],
    ['a Windows path', String.raw`C:\Users\me\rows.csv`],
    ['NUL', 'rows\0.csv'],
    ['a line break', 'rows\r\nX-Injected: yes\r\n.csv'],
    ['300 characters', `${'x'.repeat(300)}.csv`],
    ['300 wide characters', `${'界'.repeat(300)}.csv`],
    ['text turned round', 'rows\u202Evsc.exe'],
    ['quotes', `ro"ws';.csv`],
    ['other letters', 'таблица — 表.csv'],
    ['dots', '..'],
    ['blanks', '   '],
    ['percent signs', '%2e%2e%2frows.csv'],
    ['a hash and a question mark', 'rows#1?.csv'],
  ])('with %s for a name are kept under a harmless one', async (_, filename) => {
    const taskId = newId('tsk');
    const fields = { input: 'Odd names.', taskId };
    const form = rawForm(fields, [{ filename, content: 'a,b\n1,2\n' }]);
    const answer = await target.client.ask('POST', '/api/tasks', undefined, form);
    expect(answer.status).toBe(200);
    const [file] = (await target.client.readLastTurn(taskId)).attachments ?? [];
    const name = file?.filename ?? '';
    const response = await target.client.fetch('GET', file?.url ?? '');

    expect(name).not.toMatch(/[/\\]|^\.|\p{Cc}|\p{Bidi_Control}/u);
    expect(name).toMatch(/\S/);
    expect([...name].length).toBeLessThanOrEqual(200);
    expect(await response.text()).toBe('a,b\n1,2\n');
    expect(response.headers.get('x-injected')).toBeNull();
    expect(nameOffered(response)).toBe(name);
  });

  test.each(['rows\0.csv', 'rows\r\nX-Injected: yes\r\n.csv'])(
    'are rejected if their name would break a header: %j',
    async (filename) => {
      const taskId = newId('tsk');
      const form = rawForm({ input: 'Broken header.', taskId }, [{ filename, content: 'a', encoded: false }]);
      const answer = await target.client.ask('POST', '/api/tasks', undefined, form);

      expect(answer.status).toBe(400);
      expect((await target.client.ask('GET', `/api/tasks/${taskId}`)).status).toBe(404);
    },
  );

  test('may have the same name', async () => {
    const { attachments } = await attach(new File(['one'], 'rows.csv'), new File(['two'], 'rows.csv'));
    const contents = await Promise.all(
      attachments.map(async ({ url }) => (await target.client.fetch('GET', url)).text()),
    );

    expect(contents).toEqual(['one', 'two']);
    expect(new Set(attachments.map(({ filename }) => filename)).size).toBe(2);
  });

  test('are available in follow-ups, with those of the worker', async () => {
    const { taskId } = await attach(new File(['a,b\n'], 'rows.csv', { type: 'text/csv' }));
    target.engine.on('Write one.', writeFile('chart.svg', 'image/svg+xml', '<svg/>'));
    await target.client.run({ input: 'Write one.', taskId });
    await target.client.run({ input: 'What is there?', taskId });

    const files = target.engine.turnsOf('What is there?')[0]?.workspace.list() ?? [];
    expect(files.map(({ name, origin, seq, size }) => [name, origin, seq, size])).toEqual([
      ['rows.csv', 'attachment', 0, 4],
      ['chart.svg', 'output', 1, 6],
    ]);
  });

  test('are read by the worker unchanged', async () => {
    const read: string[] = [];
    target.engine.on('Read them.', async function* (turn) {
      for (const { name } of turn.workspace.list())
        read.push(new TextDecoder().decode(await turn.workspace.read(name)));
      yield* text('Read.')(turn);
    });
    await target.client.upload({ input: 'Read them.' }, [new File(['eins'], '1.txt'), new File(['zwei'], '2.txt')]);

    expect(read).toEqual(['eins', 'zwei']);
  });

  test('require the key and their own worker', async () => {
    const { attachments } = await attach(new File(['secret'], 'secret.txt'));
    const url = attachments[0]?.url ?? '';
    const other = await target.client.createWorker();

    expect((await fetch(url)).status).toBe(401);
    expect((await target.client.fetch('GET', url.replace(/wrk_[^/]+/, other.id))).status).toBe(404);
    expect((await target.client.fetch('GET', url.replace('secret.txt', 'public.txt'))).status).toBe(404);
  });

  test.each(['/../../keys.json', '/%2e%2e/%2e%2e/keys.json', '/..%2f..%2fkeys.json', '/%00', '/'])(
    'cannot be escaped by %s',
    async (tail) => {
      const { taskId, attachments } = await attach(new File(['x'], 'x.txt'));
      const path = new URL(attachments[0]?.url ?? '').pathname;
      const answer = await target.client.fetch('GET', path.slice(0, path.indexOf(`/${taskId}`)) + tail);

      expect(answer.status).toBeOneOf([400, 404]);
      expect(await answer.text()).not.toContain('hdg_');
    },
  );
});

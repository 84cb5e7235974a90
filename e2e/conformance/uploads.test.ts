import { MAX_FILE_BYTES_ACCEPTED, MAX_FILES, MAX_TOTAL_BYTES_ACCEPTED } from '#contract/limits.ts';
import { newId } from '#contract/ids.ts';
import { expect, test } from 'vitest';
import { errorOf } from '../harness/api-client.ts';
import { rawForm } from '../harness/raw-form.ts';
import { expectEventually } from '../harness/expect-eventually.ts';
import { describeApi } from './describe-api.ts';

const file = (size: number, name = 'rows.csv') => new File([Buffer.alloc(size, 'x')], name, { type: 'text/csv' });
const many = (count: number, size = 10) => Array.from({ length: count }, (_, i) => file(size, `${i}.csv`));

describeApi('files sent with a task', (target) => {
  test.each(['files', 'files[]', 'file'])('are accepted in the field %s', async (field) => {
    const taskId = newId('tsk');
    expect((await target.client.upload({ input: 'Read.', taskId, budget: 'high' }, many(2), field)).status).toBe(200);

    const turn = await target.client.readLastTurn(taskId);
    expect(turn).toMatchObject({ input: 'Read.', budget: 'high' });
    expect(turn.attachments?.map(({ filename, size }) => [filename, size])).toEqual([
      ['0.csv', 10],
      ['1.csv', 10],
    ]);
    expect(turn.files).toEqual([]);
  });

  test('may come before the fields', async () => {
    const [taskId, form] = [newId('tsk'), new FormData()];
    form.append('files', file(3));
    form.append('input', 'Files first.');
    form.append('taskId', taskId);
    expect((await target.client.ask('POST', '/api/tasks', undefined, { body: form })).status).toBe(200);

    expect(await target.client.readLastTurn(taskId)).toMatchObject({
      input: 'Files first.',
      attachments: [{ size: 3 }],
    });
  });

  test('are optional in multipart', async () => {
    const taskId = newId('tsk');
    expect((await target.client.upload({ input: 'No files.', taskId }, [])).status).toBe(200);
    expect(await target.client.readLastTurn(taskId)).toMatchObject({ input: 'No files.', attachments: [] });
  });

  test('are stored before the worker starts', async () => {
    await target.client.upload({ input: 'There yet?' }, many(3));
    expect(
      target.engine
        .turnsOf('There yet?')[0]
        ?.workspace.list()
        .map(({ name }) => name),
    ).toEqual(['0.csv', '1.csv', '2.csv']);
  });

  test.each([
    { fields: { stream: 'true' }, headers: {} },
    { fields: {}, headers: { accept: 'text/event-stream' } },
  ])('go with a stream: %j', async ({ fields, headers }) => {
    const form = rawForm({ input: 'Stream it.', ...fields }, [{ filename: 'a.csv', content: 'a' }]);
    const response = await target.client.fetch('POST', '/api/tasks', {
      ...form,
      headers: { ...form.headers, ...headers },
    });

    expect(response.headers.get('content-type')).toMatch(/^text\/event-stream/);
    expect(await response.text()).toContain('event: done');
  });

  test('are accepted at exactly every limit', async () => {
    expect((await target.client.upload({ input: 'Five.' }, many(MAX_FILES))).status).toBe(200);
    expect((await target.client.upload({ input: 'Ten.' }, [file(MAX_FILE_BYTES_ACCEPTED)])).status).toBe(200);
    const three = many(3, MAX_TOTAL_BYTES_ACCEPTED / 3);
    expect((await target.client.upload({ input: 'Thirty.' }, three)).status).toBe(200);
  });

  test.each([
    ['a file too many', () => many(MAX_FILES + 1), /5 files/],
    ['a byte too many in one', () => [file(MAX_FILE_BYTES_ACCEPTED + 1)], /10 (MB|MiB)/],
    ['a byte too many in the last', () => [...many(2), file(MAX_FILE_BYTES_ACCEPTED + 1)], /10 (MB|MiB)/],
    ['a byte too many together', () => [...many(3, MAX_TOTAL_BYTES_ACCEPTED / 3), file(1, 'last.csv')], /30 (MB|MiB)/],
  ])('with %s are refused with a 413 that names the limit, and leave nothing', async (_, files, limit) => {
    const taskId = newId('tsk');
    const before = await target.snapshot();
    const answer = await target.client.upload({ input: 'Too much.', taskId }, files());

    expect(answer.status).toBe(413);
    expect(errorOf(answer)).toMatch(limit);
    expect((await target.client.ask('GET', `/api/tasks/${taskId}`)).status).toBe(404);
    await expectEventually(() => target.snapshot()).toEqual(before);
  });

  test.each([
    ['no input', { budget: 'low' }, 'input'],
    ['an empty input', { input: '' }, 'input'],
    ['an unknown budget', { input: 'Go.', budget: 'lavish' }, 'budget'],
    ['a stream that is no boolean', { input: 'Go.', stream: 'perhaps' }, 'stream'],
  ])('with %s are refused by name, and leave nothing', async (_, fields, field) => {
    const before = await target.snapshot();
    const answer = await target.client.upload(fields, many(2));

    expect(answer.status).toBeOneOf([400, 422]);
    expect(errorOf(answer)).toContain(field);
    await expectEventually(() => target.snapshot()).toEqual(before);
  });

  test('are rejected in an unknown field, by its name', async () => {
    const before = await target.snapshot();
    const answer = await target.client.upload({ input: 'Go.' }, many(1), 'attachment');

    expect(answer.status).toBeOneOf([400, 422]);
    expect(errorOf(answer)).toContain('attachment');
    await expectEventually(() => target.snapshot()).toEqual(before);
  });

  test.each([
    [
      'of another name',
      [
        ['input', 'Go.'],
        ['bugdet', 'low'],
      ],
      'bugdet',
    ],
    [
      'of a name that objects have',
      [
        ['__proto__', 'x'],
        ['input', 'Go.'],
      ],
      '__proto__',
    ],
    [
      'with text where files go',
      [
        ['input', 'Go.'],
        ['files', 'a,b'],
      ],
      'files',
    ],
    [
      'that comes twice',
      [
        ['budget', 'low'],
        ['input', 'Go.'],
        ['budget', 'high'],
      ],
      'budget',
    ],
    [
      'that comes twice, empty at first',
      [
        ['taskId', ''],
        ['input', 'Go.'],
        ['taskId', 'tsk_1'],
      ],
      'taskId',
    ],
  ])('beside a field %s are refused by its name, and leave nothing', async (_, fields, name) => {
    const before = await target.snapshot();
    const form = new FormData();
    for (const [field = '', value = ''] of fields) form.append(field, value);
    form.append('files', file(10));
    const answer = await target.client.ask('POST', '/api/tasks', undefined, { body: form });

    expect(answer.status).toBe(422);
    expect(errorOf(answer)).toContain(name);
    await expectEventually(() => target.snapshot()).toEqual(before);
  });

  const sendPart = (taskId: string, head: string) => {
    const text = (name: string, value: string) =>
      `--B\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;
    const body = `${text('input', 'Read.')}${text('taskId', taskId)}--B\r\n${head}\r\n\r\n1,2\r\n--B--\r\n`;
    const headers = { 'content-type': 'multipart/form-data; boundary=B' };
    return target.client.ask('POST', '/api/tasks', undefined, { headers, body });
  };

  test.each([
    ['form-data; name="files"; filename="a.csv";', 'a.csv'],
    ['form-data; name = "files"; filename = "a.csv"', 'a.csv'],
    ['form-data; name="files"; filename="a "b".csv"', 'a _b_.csv'],
    ['form-data; name="files"; filename="b.csv"; filename*=UTF-8\'\'a%zz.csv', 'b.csv'],
    ['attachment; name="files"; filename="a%22%0Ab%20c.csv"', 'a_b%20c.csv'],
    ['form-data; name="files"; filename="👩‍👩‍👧.csv"', '👩‍👩‍👧.csv'],
    ['form-data; name="files"; filename=".env"', '.env'],
  ])('with Content-Disposition: %s are accepted and can be read', async (disposition, name) => {
    const taskId = newId('tsk');
    expect((await sendPart(taskId, `Content-Disposition: ${disposition}`)).status).toBe(200);

    const [attached] = (await target.client.readLastTurn(taskId)).attachments ?? [];
    expect(attached).toMatchObject({ filename: name, size: 3 });
    const { pathname } = new URL(attached?.url ?? '');
    expect(await (await target.client.fetch('GET', pathname)).text()).toBe('1,2');
  });

  test.each([
    ['Content-Disposition: form-data; filename="a.csv"', 'a.csv'],
    ["Content-Disposition: form-data; name=files; filename*=koi9''a.csv", 'koi9'],
    ['Content-Type: text/csv', 'Part 3'],
  ])('with only %s are refused by name, and leave nothing', async (head, name) => {
    const [taskId, before] = [newId('tsk'), await target.snapshot()];
    const answer = await sendPart(taskId, head);

    expect(answer.status).toBe(400);
    expect(errorOf(answer)).toContain(name);
    expect((await target.client.ask('GET', `/api/tasks/${taskId}`)).status).toBe(404);
    await expectEventually(() => target.snapshot()).toEqual(before);
  });

  test('leave nothing if the task refuses the turn', async () => {
    const taskId = newId('tsk');
    await target.client.run({ input: 'To be archived.', taskId });
    await target.client.archive(taskId);
    const before = await target.snapshot();

    expect((await target.client.upload({ input: 'Go.', taskId }, many(2))).status).toBe(409);
    expect((await target.client.upload({ input: 'Go.', workerId: newId('wrk') }, many(2))).status).toBe(404);
    await expectEventually(() => target.snapshot()).toEqual(before);
  });
});

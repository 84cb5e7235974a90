import {
  MAX_INSTRUCTIONS_CHARS,
  MAX_PROMPT_CHARS,
  MAX_SCHEMA_CHARS,
  MAX_SCHEMA_DEPTH,
  MAX_SUMMARY_CHARS,
  MAX_TITLE_CHARS,
} from '#contract/limits.ts';
import { newId } from '#contract/ids.ts';
import { WorkerList } from '#contract/worker.ts';
import { expect, test } from 'vitest';
import { errorOf } from '../harness/api-client.ts';
import { createGate } from '../harness/gate.ts';
import { fail, hold, type Step } from '../harness/scripted-engine.ts';
import { describeApi } from './describe-api.ts';

const outputSchema = { type: 'object', properties: { verdict: { type: 'string' } } };

function nested(levels: number): Record<string, unknown> {
  let schema = {};
  for (let level = 1; level < levels; level += 1) schema = { not: schema };
  return schema;
}

describeApi('workers', (target) => {
  const path = (workerId: string) => `/api/workers/${encodeURIComponent(workerId)}`;

  test('are created as described', async () => {
    const fields = {
      instructions: 'Check facts.',
      title: 'Checker',
      summary: 'Checks facts.',
      visibility: 'private',
      outputSchema,
    };
    const worker = await target.client.createWorker(fields);

    expect(worker).toMatchObject(fields);
    expect(worker.id).toMatch(/^wrk_/);
    const { createdAt, organizationId, updatedAt, url, userId } = worker;
    expect([createdAt, organizationId, updatedAt, url, userId]).toEqual(Array(5).fill(expect.any(String)));
    expect(await target.client.readWorkers()).toContainEqual(worker);
  });

  test('are created from an empty body, with a title', async () => {
    const worker = await target.client.createWorker({});
    expect(worker).toMatchObject({ title: expect.stringMatching(/\S/), summary: '', instructions: '' });
  });

  test('have names without bidirectional control characters', async () => {
    const worker = await target.client.createWorker({
      title: 'Invoice \u202Egpj.exe',
      summary: '\u2067می‌خواهم\u2069 👩‍👩‍👧',
    });
    expect(worker).toMatchObject({ title: 'Invoice gpj.exe', summary: 'می‌خواهم 👩‍👩‍👧' });
    const taskId = newId('tsk');
    const { id } = await target.client.run({ input: 'Open \u202Egpj.exe', taskId });
    expect((await target.client.readTask(taskId)).task.title).toBe('Open gpj.exe');
    expect((await target.client.readWorkers()).find((made) => made.id === id)?.title).toBe('Open gpj.exe');
    const answer = await target.client.ask('POST', '/api/workers', { title: '\u200B' });
    expect([answer.status, errorOf(answer)]).toEqual([422, expect.stringContaining('title')]);
  });

  test.each([
    ['instructions', MAX_INSTRUCTIONS_CHARS],
    ['prompt', MAX_PROMPT_CHARS],
    ['summary', MAX_SUMMARY_CHARS],
    ['title', MAX_TITLE_CHARS],
  ])('take %s of %i characters and no more', async (field, limit) => {
    await target.client.createWorker({ [field]: 'x'.repeat(limit) });
    for (const [method, where] of [
      ['POST', '/api/workers'],
      ['PATCH', path((await target.client.createWorker()).id)],
    ] as const) {
      const answer = await target.client.ask(method, where, { [field]: 'x'.repeat(limit + 1) });
      expect(answer.status).toBeOneOf([400, 422]);
      expect(errorOf(answer)).toContain(field);
    }
  });

  test.each([
    ['title', { title: '' }],
    ['visibility', { visibility: 'secret' }],
    ['outputSchema', { outputSchema: 'object' }],
    ['outputSchema', { outputSchema: nested(MAX_SCHEMA_DEPTH + 1) }],
    ['outputSchema', { outputSchema: nested(3000) }],
    ['outputSchema', { outputSchema: { title: 'x'.repeat(MAX_SCHEMA_CHARS) } }],
    ['instructions', { instructions: 7 }],
  ])('refuse a wrong %s by name', async (field, fields) => {
    const answer = await target.client.ask('POST', '/api/workers', fields);
    expect(answer.status).toBeOneOf([400, 422]);
    expect(errorOf(answer)).toContain(field);
  });

  test.each([
    [{ required: 'a' }, 'outputSchema.required'],
    [{ properties: { a: { minimum: 'x' } } }, 'outputSchema.properties.a.minimum'],
    [{ type: 'strnig' }, 'outputSchema.type'],
    [{ anyOf: [{ pattern: '(' }] }, 'outputSchema.anyOf[0].pattern'],
    [{ $schema: 'http://json-schema.org/draft-07/schema#', items: 7 }, 'outputSchema.items'],
  ])('refuse %j as an output schema, naming %s', async (none, place) => {
    const { id } = await target.client.createWorker();
    for (const [method, where, fields] of [
      ['POST', '/api/workers', {}],
      ['PATCH', path(id), {}],
      ['POST', '/api/tasks', { input: 'Go.' }],
    ] as const) {
      const answer = await target.client.ask(method, where, { ...fields, outputSchema: none });
      expect([answer.status, errorOf(answer)]).toEqual([422, expect.stringContaining(place)]);
    }
    expect((await target.client.readWorkers()).find((worker) => worker.id === id)?.outputSchema).toBeNull();
  });

  test.each([
    {
      $schema: 'http://json-schema.org/draft-07/schema#',
      definitions: { a: {} },
      properties: { a: { $ref: '#/definitions/a' } },
    },
    { $schema: 'https://example.com/dialect', type: 'strnig' },
    { items: [{ type: 'string' }], additionalItems: false },
    { properties: { a: { $ref: 'https://example.com/other.json' }, 'b\0': { const: '\ud800' } } },
  ])('take %j as an output schema, to the letter', async (schema) => {
    expect((await target.client.createWorker({ outputSchema: schema })).outputSchema).toEqual(schema);
  });

  test('accept an output schema of the maximum depth', async () => {
    const deepest = nested(MAX_SCHEMA_DEPTH);
    expect((await target.client.createWorker({ outputSchema: deepest })).outputSchema).toEqual(deepest);
  });

  test('are pending before their first task', async () => {
    const worker = await target.client.createWorker();
    const state = await target.client.readWorker(worker.id);
    expect(state).not.toHaveProperty('usage');
    expect(state).toMatchObject({
      id: worker.id,
      status: 'pending',
      running: false,
      output: [],
      output_text: '',
      error: null,
    });
  });

  test('show their latest task, or the requested one', async () => {
    const [worker, first, second] = [await target.client.createWorker(), newId('tsk'), newId('tsk')];
    await target.client.run({ input: 'The first.', taskId: first, workerId: worker.id });
    const answer = await target.client.run({ input: 'The second.', taskId: second, workerId: worker.id });

    expect(await target.client.readWorker(worker.id)).toEqual(answer);
    expect(await target.client.readWorker(worker.id, `?taskId=${first}`)).toMatchObject({
      output_text: 'Answer to: The first.',
    });
  });

  test("do not show another worker's task", async () => {
    const [worker, taskId] = [await target.client.createWorker(), newId('tsk')];
    await target.client.run({ input: 'Of another worker.', taskId });

    for (const query of [`?taskId=${taskId}`, `?taskId=${newId('tsk')}`, `?taskId=${taskId}&stream=true`]) {
      const answer = await target.client.ask('GET', path(worker.id) + query);
      expect(answer.status).toBeOneOf([403, 404]);
    }
  });

  test('change only the given fields, from the next turn on', async () => {
    const worker = await target.client.createWorker({ instructions: 'Old.', title: 'Kept', outputSchema });
    const [taskId, gate] = [newId('tsk'), createGate()];
    target.engine.on('In flight.', hold(gate));
    const inFlight = target.client.run({ input: 'In flight.', taskId, workerId: worker.id });
    await gate.reached;

    const answer = await target.client.ask('PATCH', path(worker.id), { instructions: 'New.', outputSchema: null });
    expect(answer).toMatchObject({
      status: 200,
      json: { ...worker, instructions: 'New.', outputSchema: null, updatedAt: expect.any(String) },
    });
    gate.open();
    await inFlight;
    await target.client.run({ input: 'After the change.', taskId });

    expect(target.engine.turnsOf('In flight.')[0]?.instructions).toBe('Old.');
    expect(target.engine.turnsOf('After the change.')[0]?.instructions).toBe('New.');
  });

  test('ignore an empty change', async () => {
    const worker = await target.client.createWorker({ instructions: 'As it is.' });
    const answer = await target.client.ask('PATCH', path(worker.id), {});
    expect(answer).toMatchObject({ status: 200, json: { instructions: 'As it is.', title: worker.title } });
  });

  test('are listed without their texts, and by id', async () => {
    const client = await target.stranger();
    const [first, second] = [
      await client.createWorker({ title: 'First', instructions: 'Read.', outputSchema }),
      await client.createWorker({ title: 'Second', summary: 'Writes' }),
    ];
    const list = async (query: string) => {
      const answer = await client.ask('GET', `/api/workers${query}`);
      return WorkerList.parse(answer.json).items;
    };
    const names = await list('?fields=names');
    expect(names.map(({ title, summary }) => [title, summary])).toEqual([
      ['Second', 'Writes'],
      ['First', ''],
    ]);
    for (const worker of names) expect(Object.keys(worker)).not.toContain('instructions');
    expect(Object.keys(names[1] ?? {})).not.toContain('outputSchema');
    expect(await list(`?id=${first.id}`)).toMatchObject([{ id: first.id, instructions: 'Read.', outputSchema }]);
    expect((await list(`?id=${first.id}&id=${second.id}&id=wrk_none`)).map(({ id }) => id)).toEqual([
      second.id,
      first.id,
    ]);
    expect((await client.ask('GET', '/api/workers?fields=some')).status).toBe(400);
  });

  test('keep their earlier versions, with the turns that started in each', async () => {
    const { id, userId, updatedAt } = await target.client.createWorker({ instructions: 'Old.', title: 'Reader' });
    const run = async (...steps: Step[]) => {
      const input = newId('snd');
      target.engine.on(input, ...steps);
      await target.client.send({ input, workerId: id });
    };
    await run();
    expect(await target.client.readVersions(id)).toEqual({
      items: [
        {
          version: 1,
          createdAt: updatedAt,
          userId,
          title: 'Reader',
          summary: '',
          instructions: 'Old.',
          outputSchema: null,
          visibility: 'public',
          model: null,
          usage: { turns: 1, failedTurns: 0, credits: 1, outputs: { turns: 0, credits: 0, valid: 0 } },
        },
      ],
      more: false,
    });

    target.passTime(60_000);
    await target.client.ask('PATCH', path(id), { instructions: 'New.', outputSchema });
    await target.client.ask('PATCH', path(id), { instructions: 'New.', title: 'Reader' });
    await run(fail('broke'));
    await run();
    target.passTime(60_000);
    await target.client.ask('PATCH', path(id), { outputSchema: null });

    const { items } = await target.client.readVersions(id);
    expect(items).toMatchObject([
      { version: 3, instructions: 'New.', outputSchema: null, usage: { turns: 0, failedTurns: 0, credits: 0 } },
      { version: 2, instructions: 'New.', outputSchema, usage: { turns: 2, failedTurns: 1, credits: 2 } },
      { version: 1, instructions: 'Old.', outputSchema: null, createdAt: updatedAt, usage: { turns: 1 } },
    ]);
    expect(await target.client.readVersions(id, '?before=3')).toEqual({ items: items.slice(1), more: false });
    const refused = await target.client.ask('GET', `${path(id)}/versions?before=0`);
    expect([refused.status, errorOf(refused)]).toEqual([400, expect.stringContaining('before')]);
  });

  test('list 50 versions at a time', async () => {
    const { id } = await target.client.createWorker({ title: 'Version 1' });
    for (let version = 2; version <= 51; version += 1) {
      await target.client.ask('PATCH', path(id), { title: `Version ${version}` });
    }
    const newest = await target.client.readVersions(id);
    expect(newest.items.map(({ version }) => version)).toEqual(Array.from({ length: 50 }, (_, at) => 51 - at));
    expect(newest.more).toBe(true);
    expect(await target.client.readVersions(id, '?before=2')).toMatchObject({
      items: [{ version: 1, title: 'Version 1' }],
      more: false,
    });
  });

  test('are deleted softly: they leave the lists and keep their tasks', async () => {
    const [worker, taskId] = [await target.client.createWorker(), newId('tsk')];
    await target.client.run({ input: 'Will outlive it.', taskId, workerId: worker.id });

    expect(await target.client.ask('DELETE', path(worker.id))).toMatchObject({ status: 200, json: { deleted: true } });

    expect((await target.client.readWorkers()).map(({ id }) => id)).not.toContain(worker.id);
    expect((await target.client.ask('GET', path(worker.id))).status).toBe(404);
    expect((await target.client.ask('PATCH', path(worker.id), { title: 'x' })).status).toBe(404);
    expect((await target.client.send({ input: 'Anyone?', workerId: worker.id })).status).toBe(404);
    expect((await target.client.readTask(taskId)).turns).toHaveLength(1);
  });

  test('are changed and deleted by their creator only', async () => {
    const [worker, colleague] = [await target.client.createWorker(), await target.colleague()];
    const answers = [
      await colleague.ask('PATCH', path(worker.id), { title: 'Mine now' }),
      await colleague.ask('DELETE', path(worker.id)),
    ];

    expect(answers.map(({ status }) => status)).toEqual([403, 403]);
    expect(await target.client.readWorkers()).toContainEqual(worker);
    expect(await colleague.run({ input: 'May I use it?', workerId: worker.id })).toMatchObject({ id: worker.id });
  });

  test('return 404 for an unknown id', async () => {
    const id = newId('wrk');
    expect((await target.client.ask('GET', `${path(id)}/versions`)).status).toBe(404);
    for (const [method, body] of [['GET'], ['PATCH', { title: 'x' }], ['DELETE']] as const) {
      const answer = await target.client.ask(method, path(id), body);
      expect([method, answer.status]).toEqual([method, 404]);
      expect(errorOf(answer)).toMatch(/worker/i);
    }
  });
});

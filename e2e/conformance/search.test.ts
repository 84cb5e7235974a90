import { newId } from '#contract/ids.ts';
import { expect, test } from 'vitest';
import { expectEventually } from '../harness/expect-eventually.ts';
import { createGate } from '../harness/gate.ts';
import { saying } from '../harness/read-stream.ts';
import { text } from '../harness/scripted-engine.ts';
import { describeApi } from './describe-api.ts';

describeApi('task search', (target) => {
  /** Creates an organisation, so that searches find only its tasks. */
  async function open() {
    const client = await target.stranger();
    const send = async (input: string, taskId: string = newId('tsk')) => {
      await client.run({ input, taskId });
      return taskId;
    };
    const find = async (q: string, more = '') => (await client.readTasks(`?q=${encodeURIComponent(q)}${more}`)).items;
    const idsOf = async (q: string, more = '') => (await find(q, more)).map(({ id }) => id);
    return { client, send, find, idsOf };
  }

  test('finds words by prefix, whatever their case', async () => {
    const { send, idsOf } = await open();
    const id = await send('Which Warehouse is full?');
    await send('Something else.');
    for (let typed = 1; typed <= 'warehouse'.length; typed += 1) {
      expect(await idsOf('warehouse'.slice(0, typed))).toEqual([id]);
    }
    expect(await idsOf('WAREHOUSE')).toEqual([id]);
    expect(await idsOf('warehouses')).toEqual([]);
    expect(await idsOf('arehouse')).toEqual([]);
  });

  test('requires all words, in any order, in one text', async () => {
    const { client, send, idsOf } = await open();
    const id = await send('Lemons and limes.');
    await client.run({ input: 'Oranges and plums.', taskId: id });

    expect(await idsOf('limes lem')).toEqual([id]);
    expect(await idsOf('lemons oranges')).toEqual([]);
    expect(await idsOf('plums oran')).toEqual([id]);
  });

  test('returns the matching field and a one-line excerpt', async () => {
    const { client, find } = await open();
    const taskId = newId('tsk');
    const [input, output] = [
      newId('snd'),
      `# Result\n\n${'before '.repeat(40)}the **kumquat**\nharvest ${'after '.repeat(40)}`,
    ];
    target.engine.on(input, text(output));
    await client.run({ input: 'First a turn about papayas.\nAnd a line about guavas.', taskId });
    await client.run({ input, taskId });

    expect((await find('papayas')).map(({ match }) => match)).toEqual([
      { field: 'title', seq: null, excerpt: 'First a turn about papayas.' },
    ]);
    expect((await find('guavas')).map(({ match }) => match)).toEqual([
      { field: 'input', seq: 0, excerpt: 'First a turn about papayas. And a line about guavas.' },
    ]);
    await expectEventually(async () => (await find('kumq'))[0]?.match).toMatchObject({ field: 'output', seq: 1 });
    const excerpt = (await find('kumq'))[0]?.match?.excerpt ?? '';
    expect(excerpt).toMatch(/^….*before the kumquat harvest after .*…$/);
    expect(excerpt.length).toBeLessThan(260);
  });

  test('returns no match without a search', async () => {
    const { client, send } = await open();
    await send('Anything.');
    for (const query of ['', '?q=', '?q=%20%20']) {
      const { items } = await client.readTasks(query);
      expect(items).toHaveLength(1);
      expect(items[0]?.match ?? null).toBeNull();
    }
  });

  test('finds and counts nothing for punctuation alone', async () => {
    const { client, send, idsOf } = await open();
    const id = await send('50% of "it" \\ _ * € () :* -, all of C++.');
    for (const q of ['%', '_', '\\', '"', '""', "'", '*', '-', '...', '€', '()', ':*', '📊', '% _']) {
      const page = await client.readTasks(`?q=${encodeURIComponent(q)}&count=true`);
      expect([q, page.items, page.total, page.nextCursor]).toEqual([q, [], 0, null]);
    }
    for (const q of ['50%', '% 50', 'C++', '€ it']) expect([q, await idsOf(q)]).toEqual([q, [id]]);
  });

  test('finds a running turn by title and input at once, by output after its end', async () => {
    const { client, idsOf } = await open();
    const [taskId, gate, input] = [newId('tsk'), createGate(), `Tamarind ${newId('snd')}`];
    target.engine.on(input, text('The answer is persimmon. ', gate, 'Done.'));
    const stream = await client.stream({ input, taskId });
    await stream.until(saying('persimmon'));

    expect(await idsOf('tamarind')).toEqual([taskId]);
    expect(await idsOf('persimmon')).toEqual([]);
    gate.open();
    await stream.rest();
    await expectEventually(() => idsOf('persimmon')).toEqual([taskId]);
  });

  test.each([
    ['Ärger mit der Größe', 'arger', 'GRÖSSE', 'Größ'],
    ['La habitación está lista', 'habitacion', 'ESTÁ', 'lis'],
    ['Ἐν ἀρχῇ ἦν ὁ λόγος', 'λογος', 'ΛΟΓΟΣ', 'αρχ'],
    ['Где находится склад', 'СКЛАД', 'наход', 'где'],
    ['京都の天気を教えて', '天気', '京都', 'の天'],
    ['서울 창고는 어디', '창고', '창', '서울'],
    ['ห้องพักพร้อมแล้ว', 'พัก', 'พร้อม', 'แล้ว'],
    ['הזמנה חדשה', 'הזמ', 'חדשה', 'חד'],
    ['Order INV-20417 of 1,250.50', 'inv-204', '1,250.50', '1250'],
  ])('reads "%s"', async (input, first, second, third) => {
    const { send, idsOf } = await open();
    const id = await send(input);
    const found = await Promise.all([first, second, third].map((q) => idsOf(q)));
    const fits = (q: string) => !['GRÖSSE', '1250'].includes(q);
    expect(found).toEqual([first, second, third].map((q) => (fits(q) ? [id] : [])));
  });

  test('matches quoted words as a phrase', async () => {
    const { send, idsOf } = await open();
    const id = await send('The order of the blue lamp.');
    await send('The lamp of blue order.');

    expect(await idsOf('"blue lamp"')).toEqual([id]);
    expect(await idsOf('"blue la')).toEqual([id]);
    expect(await idsOf('"blue la"')).toEqual([]);
    expect(await idsOf('"blue lamp" ord')).toEqual([id]);
    expect(await idsOf('"order the"')).toEqual([]);
  });

  test.each(["' or 1=1 --", "a' & 'b", '!word', 'a | b', 'a:*b', '<->', '\\', 'a:A', '%', '((', "'", 'a <2> b'])(
    'handles %s literally',
    async (q) => {
      const { send, idsOf } = await open();
      await send('Word.');
      expect(await idsOf(`${q} nothing-like-it`)).toEqual([]);
    },
  );

  test('can be filtered, sorted, counted and paged like any list', async () => {
    const { client, send, idsOf } = await open();
    const worker = await client.createWorker();
    const ids: string[] = [];
    for (let n = 0; n < 5; n += 1) {
      const taskId = newId('tsk');
      await client.run({ input: `Quince ${n}`, taskId, ...(n % 2 === 0 ? { workerId: worker.id } : {}) });
      await send(`Medlar ${n}`);
      ids.unshift(taskId);
    }
    expect(await idsOf('quince')).toEqual(ids);
    expect(await idsOf('quince', '&order=asc')).toEqual(ids.toReversed());
    expect(await idsOf('quince', `&workerId=${worker.id}`)).toEqual([ids[0], ids[2], ids[4]]);
    const page = await client.readTasks('?q=quince&limit=2&count=true');
    expect([page.items.map(({ id }) => id), page.total]).toEqual([ids.slice(0, 2), 5]);
    expect(await idsOf('quince', `&limit=2&cursor=${encodeURIComponent(page.nextCursor ?? '')}`)).toEqual(
      ids.slice(2, 4),
    );
    expect(await idsOf('quince 3')).toEqual([ids[1]]);
  });

  test("finds only the organisation's tasks", async () => {
    const [ours, theirs] = [await open(), await open()];
    await ours.send('Rambutan.');
    expect(await theirs.idsOf('rambutan')).toEqual([]);
  });

  test('finds the last word of a long repetitive input, and the first ones of any other', async () => {
    const { send, idsOf } = await open();
    const prose = await send(`${'the same words again and again '.repeat(32_000)}pomegranate`);
    let number = 0;
    const different = Array.from({ length: 125_000 }, () => (1_000_000 + (number += 7)).toString(36)).join(' ');
    const noise = await send(`soursop ${different}`.slice(0, 1_000_000));

    expect(await idsOf('pomegr')).toEqual([prose]);
    expect(await idsOf('soursop')).toEqual([noise]);
    expect(await idsOf((1_000_007).toString(36))).toEqual([noise]);
  });

  test('finds each of many numbers with the same prefix, and no phrase of separate words', async () => {
    const { send, idsOf } = await open();
    const list = await send(Array.from({ length: 400 }, (_, n) => `INV-${20_000 + n}-X`).join('\n'));
    const far = await send(`${'pad '.repeat(16_381)}alpha ${'gap '.repeat(3000)} beta then gamma delta`);

    for (const q of ['inv-20010', 'inv-20300', 'inv-20399-x', '"inv-20300-x inv-20301"', 'inv-203']) {
      expect(await idsOf(q)).toEqual([list]);
    }
    for (const q of ['"gamma delta"', '"then gamma delta"', '"alpha gap"']) expect(await idsOf(q)).toEqual([far]);
    for (const q of ['inv-20300-y', '"inv-20301 inv-20300"', '"alpha beta"', '"then delta"']) {
      expect(await idsOf(q)).toEqual([]);
    }
  });
});

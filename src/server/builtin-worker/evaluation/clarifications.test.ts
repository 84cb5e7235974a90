import { describe, expect, test } from 'vitest';
import { createBuiltInWorker } from '../builtin-worker.ts';
import { createMemoryTask } from '../testing/memory-task.ts';
import { boldFigures } from '../testing/bold-figures.ts';

const LINES = Array.from({ length: 12 }, (_, i) => `R${i % 3},${i + 1},${i + 0.5}`).join('\n');
const FILES: Record<string, string> = {
  'spellings.csv': 'city,sales\nLima,10\nlima,20\nOslo,5\n LIMA ,7\nOslo,6\n',
  'spellings.json': '[{"land":"US","n":1},{"land":"us ","n":2},{"land":"DE","n":4}]',
  'amounts.csv': 'name,amount,amount\nAnn,1,10\nBob,2,20\n',
  'amounts-by-case.csv': 'name,amount,Amount\nAnn,1,10\nBob,2,20\n',
  'growth.csv': 'region,growth\nNorth,5%\nSouth,-3%\nEast,12.5%\nWest,0.05%\n',
  'growth-named.csv': 'region,growth_pct\nNorth,5\nSouth,-3\nEast,12.5\n',
  'shares.csv': 'region,percent\nNorth,0.05\nSouth,0.3\n',
  'rents-by-district.csv':
    'district,city,rent\nGracia,B,100\nGracia,B,90\nSants,B,300\nSants,B,20\nRemei,V,50\nRemei,V,60\nCentre,V,200\nCentre,V,210\n',
  'total.csv': `region,units,price\n${LINES}\nTotal,78,72\n`,
  'subtotals.csv': 'region,units\nN1,1\nN2,2\nNorth total,3\nS1,4\nSouth total,4\nGrand total,7\n',
  'unnamed-total.csv': `region,units,price\n${LINES}\n,78,72\n`,
};

const ask = (file: string, ...questions: string[]) => boldFigures(file, FILES[file] ?? '', questions);

describe('a follow-up to a ranking', () => {
  const TOP = 'top 1 districts by average rent';
  test.each<[string[], string[] | undefined]>([
    // The highest of the lowest values would be wrong.
    [[TOP, 'and the lowest?'], ['55']],
    [[TOP, 'and the lowest?', 'and the highest?'], ['205']],
    [['total rent by district', 'only the top 1', 'and the lowest?'], ['110']],
    [['top 1 districts by number of rows', 'where rent is over 90', 'and the fewest?'], ['1']],
    [
      ['cheapest row', 'and the highest?'],
      ['Sants', '300'],
    ],
    [[TOP, 'and the median?'], undefined],
    [[TOP, 'now the highest rent'], undefined],
    [[TOP, 'same for rent and the lowest'], undefined],
    [['top 2 districts by average rent', 'and the lowest?'], undefined],
    [['total rent by district', 'and the lowest?'], undefined],
    [['total rent by district', 'and the highest?'], undefined],
    [['number of rows by district', 'and the lowest?'], undefined],
    [['top 2 districts by average rent', 'ascending'], undefined],
    [['bottom 2 districts by average rent', 'top 1'], undefined],
    [['bottom 1 districts by average rent', 'and by city?'], ['127.5']],
    [['top 2 districts by average rent', 'list them'], undefined],
    [['top 2 rows by rent', 'and the average rent?'], undefined],
    [
      ['total rent by district', 'now the lowest rent'],
      ['20', '200'],
    ],
  ])('%s', async (questions, figures) => {
    const askOnce = await ask('rents-by-district.csv', ...questions);
    expect(askOnce?.filter((one) => /\d/.test(one) || figures?.includes(one))).toEqual(figures);
  });

  test('names the inherited order and limit', async () => {
    const task = createMemoryTask(createBuiltInWorker());
    task.give('rents-by-district.csv', FILES['rents-by-district.csv'] ?? '');
    await task.ask(TOP);
    const { text } = await task.ask('where city is V');
    expect(text).toContain(
      'Taken as a follow-up: average rent by district where city is V, sorted by average rent, highest first, limit 1.',
    );
  });

  test('offers each possible meaning', async () => {
    const task = createMemoryTask(createBuiltInWorker());
    task.give('rents-by-district.csv', FILES['rents-by-district.csv'] ?? '');
    await task.ask('total rent by district');
    const { text } = await task.ask('and the lowest?');
    expect(text).toContain(
      '- total rent by district sorted by total rent ascending, limit 1\n- lowest rent by district',
    );
  });
});

describe('rows with totals', () => {
  async function askOnce(file: string, question: string) {
    const task = createMemoryTask(createBuiltInWorker());
    task.give(file, FILES[file] ?? '');
    return await task.ask(question);
  }

  test.each([
    ['total.csv', 6.5, '13 rows', 'region has rows for "Total", which look like totals of other rows.'],
    ['subtotals.csv', 2.33, '6 rows', 'region has rows for "North total" and "South total" and "Grand total"'],
    ['unnamed-total.csv', 6.5, '13 rows', 'The last row has no region and looks like the total of the others.'],
  ])('are excluded from descriptions: %s', async (file, mean, rows, note) => {
    const { text } = await askOnce(file, 'describe it');
    const [, , , , , , average] =
      /^\\| units .*$/m
        .exec(text)?.[0]
        .split(' | ')
        .map((one) => one.trim()) ?? [];
    expect(average).toBe(String(mean));
    expect(text).toContain(`has **${rows}**`);
    expect(text).toContain(note);
  });

  test('are excluded from the profile file', async () => {
    const task = createMemoryTask(createBuiltInWorker());
    task.give('total.csv', FILES['total.csv'] ?? '');
    await task.ask('describe it and save it as profile.json');
    const kept: unknown = JSON.parse(new TextDecoder().decode(task.files.get('profile.json')));
    expect(kept).toMatchObject({ rows: 12, leftOut: 1, columns: [{}, { name: 'units', max: 12, mean: 6.5 }, {}] });
  });

  test.each(['list the rows', 'how many rows'])('are mentioned in the answer to: %s', async (question) => {
    expect((await askOnce('total.csv', question)).text).toContain('which look like totals of other rows: counted in.');
  });

  test.each(['total units', 'top 2 regions by units', 'units of R1 and R2', 'zorgle units'])(
    'are excluded from offered questions: %s',
    async (question) => {
      const { text } = await askOnce('total.csv', question);
      const offers = [...text.matchAll(/^- (.+)$/gm)].map(([, offer = '']) => offer.replaceAll('\\\\', ''));
      expect(offers.length).toBeGreaterThan(0);
      for (const offer of offers) expect([offer, await ask('total.csv', offer)]).not.toEqual([offer, undefined]);
    },
  );
});

describe('a fraction in a column of percentages', () => {
  test.each<[string, string, string[] | undefined]>([
    ['growth.csv', 'regions with growth over 0.05', undefined],
    ['growth.csv', 'how many rows where growth is 0.05', undefined],
    ['growth.csv', 'how many rows with growth between 0.04 and 0.1', undefined],
    ['growth.csv', 'how many rows where growth is under -0.02', undefined],
    ['growth.csv', 'how many rows where growth is not 0.05', undefined],
    ['growth.csv', 'how many rows where growth is over 1', undefined],
    ['growth.csv', 'how many rows where growth is over 0.04%', ['3']],
    ['growth.csv', 'how many rows where growth is 5%', ['1']],
    ['growth.csv', 'how many rows where growth is over 4', ['2']],
    ['growth.csv', 'how many rows where growth is over 0', ['3']],
    ['growth-named.csv', 'how many rows where growth_pct is over 0.06', undefined],
    ['growth-named.csv', 'how many rows where growth_pct is over 6%', ['1']],
    ['growth-named.csv', 'how many rows where growth_pct is over 6', ['1']],
    ['shares.csv', 'how many rows where percent is over 0.1', ['1']],
  ])('%s: %s', async (file, question, figures) => {
    expect((await ask(file, question))?.slice(0, 1)).toEqual(figures);
  });

  test('offers both meanings', async () => {
    const task = createMemoryTask(createBuiltInWorker());
    task.give('growth.csv', FILES['growth.csv'] ?? '');
    const { text } = await task.ask('how many rows with growth between 0.04 and 0.1');
    expect(text).toContain(
      '- how many rows with growth between 0.04% and 0.1%\n- how many rows with growth between 4% and 10%',
    );
  });
});

describe('values that differ only in case or spaces', () => {
  test.each<[string, string, string[] | undefined]>([
    ['spellings.csv', 'total sales by city', undefined],
    ['spellings.csv', 'number of rows by city', undefined],
    ['spellings.csv', 'how many different cities', undefined],
    ['spellings.csv', 'list the different cities', undefined],
    ['spellings.csv', 'which city has the highest total sales', undefined],
    ['spellings.csv', 'top 2 cities by total sales', undefined],
    ['spellings.csv', 'how many rows where city is Lima', undefined],
    ['spellings.csv', 'total sales except lima', undefined],
    ['spellings.csv', 'how many rows where city is "Lima" or "lima" or "LIMA"', ['3']],
    ['spellings.csv', 'total sales where city is not "Lima" or "lima" or "LIMA"', ['11']],
    ['spellings.csv', 'how many rows where city is Oslo', ['2']],
    ['spellings.csv', 'total sales', ['48']],
    ['spellings.json', 'how many different land', undefined],
    ['spellings.json', 'total n where land is us', undefined],
    ['spellings.json', 'total n where land is DE', ['4']],
  ])('%s: %s', async (file, question, figures) => {
    expect((await ask(file, question))?.slice(0, 1)).toEqual(figures);
  });

  test.each([
    ['how many rows where city is Lima', 'number of rows where city is "Lima" or "lima" or "LIMA"', '3'],
    ['top 1 city by total sales', 'total sales where city is "Lima" or "lima" or "LIMA"', '37'],
    ['how many different cities', 'number of different city where city is not "Lima" or "lima" or "LIMA"', '1'],
  ])('offers a question that has an answer: %s', async (question, offer, figure) => {
    const task = createMemoryTask(createBuiltInWorker());
    task.give('spellings.csv', FILES['spellings.csv'] ?? '');
    const { text } = await task.ask(question);
    expect(text).toContain('city has "Lima", "lima" and "LIMA", which may be one value.');
    expect(text).toContain(`- ${offer}`);
    expect((await ask('spellings.csv', offer))?.[0]).toBe(figure);
  });
});

test.each([
  ['amounts.csv', ['total "amount"', 'total amount 2']],
  ['amounts-by-case.csv', ['total "amount"', 'total Amount 2']],
])('asks which column is meant by a shared name, with a question for each: %s', async (file, offers) => {
  const task = createMemoryTask(createBuiltInWorker());
  task.give(file, FILES[file] ?? '');
  const { text } = await task.ask('total amount');
  const found = [...text.matchAll(/^- (.+)$/gm)].map(([, offer = '']) => offer);
  expect(found).toEqual(offers);
  const figures = await Promise.all(found.map((offer) => ask(file, offer)));
  expect(figures).toEqual([['3'], ['30']]);
});

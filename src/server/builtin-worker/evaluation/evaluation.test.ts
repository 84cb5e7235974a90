import { isDeepStrictEqual } from 'node:util';
import { describe, expect, test } from 'vitest';
import { createYieldToEventLoop } from '../../tools/yield-to-event-loop.ts';
import { readTable } from '../../tools/table/load-table.ts';
import { formatQuestion } from '../understand/format-question.ts';
import { parseTableRequest } from '../understand/parse-table-request.ts';
import { type TableFacts, collectTableFacts } from '../understand/table-facts.ts';
import { judgeAnswer, type Question, type Verdict } from './judge-answer.ts';
import { HELD_OUT_SET } from './held-out-set.ts';
import { DEVELOPMENT_SET } from './development-set.ts';
import { bytesOf } from './reference-data.ts';
import { ADVERSARIAL_SET } from './adversarial-set.ts';

const facts = new Map<string, Promise<TableFacts>>();
function factsOf(file: string): Promise<TableFacts> {
  const { signal } = new AbortController();
  const known = facts.get(file);
  if (known !== undefined) return known;
  const read = readTable(file, bytesOf(file), signal).then((table) =>
    collectTableFacts(table, createYieldToEventLoop(signal)),
  );
  facts.set(file, read);
  return read;
}

async function queryOf(file: string, words: string) {
  const request = parseTableRequest(words, await factsOf(file));
  return request === undefined || 'problem' in request ? undefined : request.query;
}

describe('questions about public data sets', () => {
  test.each<[string, readonly Question[], number]>([
    ['development set', DEVELOPMENT_SET, 72],
    ['held-out set', HELD_OUT_SET, 63],
    ['adversarial set', ADVERSARIAL_SET, 28],
  ])(
    '%s: no wrong answer',
    async (_name, questions, right) => {
      const found: Record<Verdict, string[]> = { right: [], declined: [], wrong: [] };
      for (const question of questions)
        found[(await judgeAnswer(question)).verdict].push(question.slice(0, 2).join(': '));
      expect(found.wrong).toEqual([]);
      expect(found.right.length).toBeGreaterThanOrEqual(right);
    },
    240_000,
  );
});

const CLEAR = DEVELOPMENT_SET.filter((_, i) => i % 20 === 0);

function withWord(words: string, extra: string): string[] {
  const parts = words.split(' ');
  return Array.from({ length: parts.length + 1 }, (_, at) =>
    [...parts.slice(0, at), extra, ...parts.slice(at)].join(' '),
  );
}

test('an unknown word or sign at any position prevents a query', async () => {
  const answered: string[] = [];
  for (const [file, words] of CLEAR) {
    for (const extra of ['zorgle', '+', '*', '%', 'share', 'half', 'change', 'both', 'than']) {
      for (const changed of withWord(words, extra)) {
        if ((await queryOf(file, changed)) !== undefined) answered.push(`${file}: ${changed}`);
      }
    }
  }
  expect(answered).toEqual([]);
}, 240_000);

test('a word that changes the meaning is never ignored', async () => {
  const passedOver: string[] = [];
  for (const [file, words] of CLEAR) {
    const query = await queryOf(file, words);
    if (query === undefined) continue;
    for (const extra of ['not', 'no', 'or', 'except', 'without', 'missing', 'most', 'average', 'different', '5']) {
      for (const changed of withWord(words, extra)) {
        if (isDeepStrictEqual(await queryOf(file, changed), query)) passedOver.push(`${file}: ${changed}`);
      }
    }
  }
  expect(passedOver).toEqual([]);
}, 240_000);

test('a query formatted as a question parses to the same query', async () => {
  let read = 0;
  for (const [file, words] of [...DEVELOPMENT_SET, ...HELD_OUT_SET]) {
    const query = await queryOf(file, words);
    const question = query === undefined ? undefined : formatQuestion(query);
    if (question === undefined) continue;
    expect([words, question, await queryOf(file, question)]).toEqual([words, question, query]);
    read += 1;
  }
  expect(read).toBeGreaterThan(80);
}, 240_000);

test('every offered question has an answer', async () => {
  for (const [file, words] of [...DEVELOPMENT_SET, ...HELD_OUT_SET]) {
    const request = parseTableRequest(words, await factsOf(file));
    if (request === undefined || !('problem' in request)) continue;
    for (const offer of request.offers()) expect([offer, await queryOf(file, offer)]).not.toEqual([offer, undefined]);
  }
}, 240_000);

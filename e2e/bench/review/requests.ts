import { USAGE_GROUPS } from '../../../src/contract/usage.ts';
import type { ApiClient } from '../../harness/api-client.ts';

const DAY_MS = 86_400_000;
const PAGE = 100;
const WORDS = 12;
/** Requests per round. */
const LISTS = 20;
const COUNTS = 8;

export interface RequestPlan {
  readonly name: string;
  readonly paths: readonly string[];
  /** Limit of the p95 in milliseconds. */
  readonly atMost?: number;
}

export const BASE = 'one task by id';

const times = (count: number, path: string) => Array.from({ length: count }, () => path);

export interface ReviewPlan {
  readonly plans: readonly RequestPlan[];
  readonly words: readonly string[];
}

export async function planRequests(client: ApiClient): Promise<ReviewPlan> {
  const first = await client.readTasks(`?limit=${PAGE}`);
  const { items, cursor } = await middleOf(client);
  const everywhere = [...first.items, ...items];
  const words = wordsOf(everywhere.map(({ title }) => title ?? ''));
  const end = Date.parse(first.items[0]?.createdAt ?? '') + DAY_MS;
  const lastDays = (days: number) =>
    `from=${new Date(end - days * DAY_MS).toISOString()}&to=${new Date(end).toISOString()}`;
  const zone = 'timeZone=Europe/Berlin';
  const months = `${lastDays(100)}&${zone}`;
  const list = (name: string, query: string): RequestPlan => ({
    name,
    paths: times(LISTS, `/api/tasks?limit=50&${query}`),
  });
  const usage = (name: string, query: string): RequestPlan => ({
    name,
    paths: times(COUNTS, `/api/usage?${query}`),
    atMost: 300,
  });
  const plans = [
    { name: BASE, paths: everywhere.slice(0, 60).map(({ id }) => `/api/tasks/${id}`) },
    list('the list', ''),
    list('the list, halfway down', `cursor=${encodeURIComponent(cursor)}`),
    ...(['credits', 'durationMs', 'turnCount'] as const).map((sort) => list(`the list by ${sort}`, `sort=${sort}`)),
    list('the list and its total', 'count=true'),
    list('tasks with a failed turn of the last week', `of=turns&status=error&${lastDays(7)}`),
    { name: 'a letter of a search', paths: words.flatMap(lettersOf), atMost: 150 },
    usage('usage of 30 days by worker, as the page opens', `${lastDays(30)}&${zone}&groupBy=worker`),
    usage('usage of three months', months),
    ...USAGE_GROUPS.map((group) => usage(`usage of three months by ${group}`, `${months}&groupBy=${group}`)),
    usage('usage of the last week by worker, failed turns', `${lastDays(7)}&groupBy=worker&status=error`),
  ];
  return { plans, words };
}

async function middleOf(client: ApiClient) {
  const { total } = await client.readTasks('?limit=1&count=true');
  let cursor: string | null = null;
  for (let passed = 0; ; passed += PAGE) {
    const { items, nextCursor } = await client.readTasks(`?limit=${PAGE}${cursor === null ? '' : `&cursor=${cursor}`}`);
    if (cursor !== null && (passed >= (total ?? 0) / 2 || nextCursor === null)) return { items, cursor };
    if (nextCursor === null) throw new Error('there are not enough tasks to have a middle');
    cursor = nextCursor;
  }
}

function lettersOf(word: string): readonly string[] {
  return Array.from(word, (_, last) => `/api/tasks?limit=50&q=${encodeURIComponent(word.slice(0, last + 1))}`);
}

function wordsOf(texts: readonly string[]): readonly string[] {
  const found = texts.flatMap((text, n) => {
    const words = text.toLowerCase().match(/\p{L}{4,}/gu) ?? [];
    return words.slice(n % Math.max(1, words.length)).slice(0, 1);
  });
  const different = [...new Set(found)];
  const step = Math.max(1, Math.floor(different.length / WORDS));
  return different.filter((_, n) => n % step === 0).slice(0, WORDS);
}

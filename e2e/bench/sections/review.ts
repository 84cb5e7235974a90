import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod/mini';
import type { ApiClient } from '../../harness/api-client.ts';
import { startApiProcess } from '../../harness/api-process.ts';
import { freePort } from '../../harness/free-port.ts';
import { seededDir } from '../../harness/seeded-dir.ts';
import { quantile } from '../quantile.ts';
import { type RequestPlan, BASE, planRequests } from '../review/requests.ts';
import { showFirstRows, typeIntoSearch } from '../review/list-page.ts';
import { startProxy, stopProgram } from '../environment.ts';
import type { Row, Section } from '../section.ts';
import type { PageDeps } from './page-section.ts';

const TASKS = 50_000;
const UNTIL = '2026-06-30T12:00:00Z';
const OURS = 'ours';
const FIRST_ROWS_MS = 200;
const LETTER_MS = 150;
const TYPED = 5;

const Keys = z.object({ ui: z.string() });

type Round = ReadonlyMap<string, readonly number[]>;

export function reviewSection({ environment, runs }: PageDeps): Section {
  return {
    name: 'review',
    async run() {
      const dataDir = await seededDir(TASKS, UNTIL);
      const api = await startApiProcess({ dataDir });
      try {
        const client = await api.ready();
        const { ui } = Keys.parse(JSON.parse(await readFile(join(dataDir, 'keys.json'), 'utf8')));
        const port = await freePort();
        const proxy = await startProxy(port, client.baseUrl, ui);
        try {
          const { plans, words } = await planRequests(client);
          const rounds: Round[] = [];
          for (let round = 0; round <= runs; round += 1) {
            const durations = new Map<string, readonly number[]>();
            for (const plan of plans) durations.set(plan.name, await timeAll(client, plan));
            const { cold, afterPaint, byLink } = await showFirstRows(environment.browser, `http://localhost:${port}`);
            durations.set(COLD, [cold]).set(AFTER_PAINT, [afterPaint]).set(BY_LINK, [byLink]);
            durations.set(
              LETTER,
              await typeIntoSearch(environment.browser, `http://localhost:${port}`, words.slice(0, TYPED)),
            );
            // The first round is a warm-up.
            if (round > 0) rounds.push(durations);
          }
          return {
            title: 'Review 50,000 tasks with 120,000 turns',
            method:
              'Seeded into the embedded database, asked over HTTP one after the other; p50 and p95 of a round’s requests, beside those of fetching one task by its id in the same round. ' +
              'On the page: from the navigation, its first paint, a click or a key to the frame with the rows; letters are typed 400 ms and more apart.',
            rows: [...plans.flatMap((plan) => rowsOfPlan(plan, rounds)), ...rowsOfPage(rounds)],
          };
        } finally {
          await stopProgram(proxy);
        }
      } finally {
        api.signal('SIGTERM');
        await api.exited;
      }
    },
  };
}

async function timeAll(client: ApiClient, { paths }: RequestPlan): Promise<readonly number[]> {
  const durations: number[] = [];
  for (const path of paths) {
    const began = performance.now();
    const response = await client.fetch('GET', path);
    await response.arrayBuffer();
    durations.push(performance.now() - began);
    if (!response.ok) throw new Error(`GET ${path} answered ${response.status}`);
  }
  return durations;
}

const COLD = 'first rows of the list, nothing cached';
const AFTER_PAINT = 'first rows, after the first paint';
const BY_LINK = 'first rows, by a link of another page';
const LETTER = 'a letter of a search, on the page';

function rowsOfPlan({ name, atMost }: RequestPlan, rounds: readonly Round[]): readonly Row[] {
  if (name === BASE) return [];
  return [
    rowOf(`${name}, p50`, name, rounds, 0.5),
    { ...rowOf(`${name}, p95`, name, rounds, 0.95), ...(atMost !== undefined && { goal: { subject: OURS, atMost } }) },
  ];
}

function rowsOfPage(rounds: readonly Round[]): readonly Row[] {
  const goal = (atMost: number) => ({ goal: { subject: OURS, atMost } });
  return [
    rowOf(COLD, COLD, rounds, 0.5),
    { ...rowOf(AFTER_PAINT, AFTER_PAINT, rounds, 0.5), ...goal(FIRST_ROWS_MS) },
    { ...rowOf(BY_LINK, BY_LINK, rounds, 0.5), ...goal(FIRST_ROWS_MS) },
    rowOf(`${LETTER}, p50`, LETTER, rounds, 0.5),
    { ...rowOf(`${LETTER}, p95`, LETTER, rounds, 0.95), ...goal(LETTER_MS) },
  ];
}

function rowOf(name: string, measured: string, rounds: readonly Round[], share: number): Row {
  const of = (what: string) =>
    rounds.map((round) =>
      quantile(
        (round.get(what) ?? []).toSorted((a, b) => a - b),
        share,
      ),
    );
  return { name, unit: 'ms', samples: { [BASE]: of(BASE), [OURS]: of(measured) } };
}

import { setTimeout as sleep } from 'node:timers/promises';
import { type HostileFile, hostileFiles } from '../files/hostile-files.ts';
import { type Delay, type FilesApi, startFilesApi } from '../files/start-files-api.ts';
import type { Row, Section } from '../section.ts';

const OURS = 'ours';
const QUIET = 'without files';
const QUIET_MS = 5000;
/** Small reads reveal a blocked event loop. */
const READ_EVERY_MS = 20;

interface Round {
  readonly quiet: Delay;
  readonly busy: Delay;
}

export function filesSection(runs: number): Section {
  return {
    name: 'files',
    async run() {
      await using api = await startFilesApi();
      const files = hostileFiles();
      const rounds: Round[] = [];
      for (let round = 0; round <= runs; round += 1) {
        const quiet = await delayDuring(api, () => sleep(QUIET_MS));
        const busy = await delayDuring(api, async () => {
          for (const file of files) await work(api, file);
        });
        // The first round is a warm-up.
        if (round > 0) rounds.push({ quiet, busy });
      }
      return {
        title: 'Files that are hard to parse',
        method:
          `${files.length} files of up to 10 MB, one after the other (${files.map(({ name }) => name).join(', ')}), each in a task of its own for the built-in worker, from the first upload to the end of the last turn, ` +
          `while a task list is read every ${READ_EVERY_MS} ms. Late is how long the API’s event loop was behind its timers; without files, during ${QUIET_MS / 1000} s.`,
        rows: rowsOf(rounds),
      };
    },
  };
}

async function delayDuring(api: FilesApi, happen: () => Promise<void>): Promise<Delay> {
  const over = new AbortController();
  await api.delay();
  const reading = readUntil(api, over.signal);
  await happen();
  over.abort();
  await reading;
  return api.delay();
}

async function readUntil({ client }: FilesApi, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    await client.readTasks('?limit=5');
    await sleep(READ_EVERY_MS);
  }
}

async function work({ client }: FilesApi, { name, content, input }: HostileFile): Promise<void> {
  const { status } = await client.upload({ input }, [new File([content], name)]);
  if (status !== 200) throw new Error(`${name} was answered with ${status}`);
}

function rowsOf(rounds: readonly Round[]): readonly Row[] {
  const of = (figure: (round: Round) => number) => rounds.map(figure);
  return [
    {
      name: 'event loop late, p99',
      unit: 'ms',
      samples: { [OURS]: of(({ busy }) => busy.p99Ms), [QUIET]: of(({ quiet }) => quiet.p99Ms) },
    },
    {
      name: 'added, p99',
      unit: 'ms',
      goal: { subject: OURS, atMost: 50 },
      samples: { [OURS]: of(({ busy, quiet }) => busy.p99Ms - quiet.p99Ms) },
    },
    {
      name: 'event loop late, longest',
      unit: 'ms',
      samples: { [OURS]: of(({ busy }) => busy.longestMs), [QUIET]: of(({ quiet }) => quiet.longestMs) },
    },
  ];
}

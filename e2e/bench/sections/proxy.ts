import { readEvents, readSmall } from '../proxy/load.ts';
import { startMeasured, type Measured } from '../proxy/start-measured.ts';
import { quantile } from '../quantile.ts';
import type { Row, Section } from '../section.ts';

const OURS = 'ours';
const BARE = 'bare Node pipe';
const DIRECT = 'no proxy';
/** Servers take turns, so that other load affects all. */
const SLICES = 5;
const EVENTS = 4_000;
const READS = 400;

type Figures = { p50: number; p99: number; cpuPerMillion: number; readP50: number; cpuPerRead: number };

export function proxySection(runs: number): Section {
  return {
    name: 'proxy',
    async run() {
      await using origin = await startMeasured('origin.ts');
      await using bare = await startMeasured('bare-pipe.ts', origin.url);
      await using ours = await startMeasured('ours.ts', origin.url);
      const servers: readonly (readonly [string, Measured])[] = [
        [OURS, ours],
        [BARE, bare],
        [DIRECT, origin],
      ];
      const rounds: Readonly<Record<string, Figures>>[] = [];
      for (let round = 0; round <= runs; round += 1) {
        const slices = new Map<string, Slice[]>();
        for (let turn = 0; turn < SLICES * servers.length; turn += 1) {
          const [name, server] = servers[(turn + round) % servers.length] ?? [OURS, ours];
          slices.set(name, [...(slices.get(name) ?? []), await measure(server)]);
        }
        // The first round is a warm-up.
        if (round > 0) rounds.push(Object.fromEntries([...slices].map(([name, all]) => [name, figuresOf(all)])));
      }
      return {
        title: 'The proxy, event by event',
        method:
          `${SLICES} × ${EVENTS.toLocaleString('en')} small events at 2,000/s over 16 streams, each in a write of its own, and ${SLICES} × ${READS} small reads; every server in a process of its own, ` +
          'in turns. Late is from the write at the origin to the read; CPU is user and system time of the proxy’s process; every event is counted and in order.',
        rows: rowsOf(rounds),
      };
    },
  };
}

type Slice = { delays: readonly number[]; eventMicros: number; reads: readonly number[]; readMicros: number };

async function measure(server: Measured): Promise<Slice> {
  const before = await server.cpuMicros();
  const delays = await readEvents(server.url, EVENTS);
  const between = await server.cpuMicros();
  const reads = await readSmall(server.url, READS);
  const after = await server.cpuMicros();
  return { delays, eventMicros: between - before, reads, readMicros: after - between };
}

function figuresOf(slices: readonly Slice[]): Figures {
  const delays = slices.flatMap((slice) => slice.delays).toSorted((a, b) => a - b);
  const reads = slices.flatMap((slice) => slice.reads).toSorted((a, b) => a - b);
  const micros = (of: (slice: Slice) => number) => slices.reduce((sum, slice) => sum + of(slice), 0);
  return {
    p50: quantile(delays, 0.5),
    p99: quantile(delays, 0.99),
    // Microseconds per event equal seconds per million.
    cpuPerMillion: micros(({ eventMicros }) => eventMicros) / delays.length,
    readP50: quantile(reads, 0.5),
    cpuPerRead: micros(({ readMicros }) => readMicros) / reads.length / 1000,
  };
}

function rowsOf(rounds: readonly Readonly<Record<string, Figures>>[]): readonly Row[] {
  const of = (figure: (one: Figures, all: Readonly<Record<string, Figures>>) => number, names: readonly string[]) =>
    Object.fromEntries(
      names.map((name) => [name, rounds.flatMap((all) => (all[name] === undefined ? [] : [figure(all[name], all)]))]),
    );
  const added = (figure: keyof Figures) => of((one, all) => one[figure] - (all[DIRECT]?.[figure] ?? 0), [OURS, BARE]);
  const overBare = (figure: keyof Figures) => of((one, all) => one[figure] / (all[BARE]?.[figure] ?? 1), [OURS]);
  const figureOf = (figure: keyof Figures, names: readonly string[]) => of((one) => one[figure], names);
  return [
    { name: 'event delay, p50', unit: 'ms', samples: figureOf('p50', [OURS, BARE, DIRECT]) },
    { name: 'added, p50', unit: 'ms', goal: { subject: OURS, atMost: 1 }, samples: added('p50') },
    { name: 'added, p99', unit: 'ms', samples: added('p99') },
    { name: 'CPU a million events', unit: 's', samples: figureOf('cpuPerMillion', [OURS, BARE]) },
    {
      name: 'CPU over the bare pipe’s',
      unit: '',
      goal: { subject: OURS, atMost: 1.1 },
      samples: overBare('cpuPerMillion'),
    },
    { name: 'a small read, p50', unit: 'ms', samples: figureOf('readP50', [OURS, BARE, DIRECT]) },
    { name: 'CPU a small read', unit: 'ms', samples: figureOf('cpuPerRead', [OURS, BARE]) },
    { name: 'CPU of a small read over the bare pipe’s', unit: '', samples: overBare('cpuPerRead') },
  ];
}

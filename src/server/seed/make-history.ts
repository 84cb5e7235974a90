import { newId } from '#contract/ids.ts';
import { hashKey } from '../domain/hash-key.ts';
import type { Channel, Principal, WorkerRecord } from '../domain/records.ts';
import { DAYS, drawArrivals } from './calendar.ts';
import { DESK_PROFILES } from './desk-profiles.ts';
import { type MadeTask, makeTask } from './make-task.ts';
import { makeNames } from './names.ts';
import type { Profile } from './worker-profile.ts';
import { createRandom, type Random } from './random.ts';
import { STUDY_PROFILES } from './study-profiles.ts';

const DAY_MS = 86_400_000;
const PROFILES = [...DESK_PROFILES, ...STUDY_PROFILES];

export interface HistoryOptions {
  tasks: number;
  seed: number;
  /** Milliseconds. */
  until: number;
  organizationId: string;
  userId: string;
}

export interface History {
  workers: WorkerRecord[];
  /** In order of creation. */
  tasks: Generator<MadeTask, void, void>;
}

/** Three months of work for a dozen workers. The same for the same options. */
export function makeHistory(options: HistoryOptions): History {
  const random = createRandom(options.seed);
  const staff = new Map(PROFILES.map((profile) => [profile, makeWorker(random, options, profile)]));
  return { workers: [...staff.values()], tasks: makeTasks(random, options, staff) };
}

function* makeTasks(
  random: Random,
  options: HistoryOptions,
  staff: ReadonlyMap<Profile, WorkerRecord>,
): Generator<MadeTask, void, void> {
  const { until } = options;
  const principals = { ui: principalOf(options, 'ui'), api: principalOf(options, 'api') };
  const context = { random, names: makeNames(), until, principals };
  for (const arrival of drawArrivals(random, PROFILES, options.tasks, until)) {
    const worker = staff.get(arrival.profile);
    if (worker !== undefined) yield makeTask(context, arrival, worker);
  }
}

function principalOf({ organizationId, userId }: HistoryOptions, channel: Channel): Principal {
  return { organizationId, userId, channel, keyHash: hashKey(`seed ${channel}`) };
}

function makeWorker(
  random: Random,
  { until, organizationId, userId }: HistoryOptions,
  { title, summary, instructions, output }: Profile,
): WorkerRecord {
  const createdAt = new Date(until - (DAYS + random.whole(1, 20)) * DAY_MS);
  return {
    id: newId('wrk', createdAt.getTime(), random.fill),
    organizationId,
    userId,
    title,
    summary,
    instructions,
    outputSchema: output?.schema ?? null,
    visibility: 'public',
    model: null,
    allowedHosts: [],
    oneOff: false,
    createdAt,
    updatedAt: createdAt,
    deletedAt: null,
  };
}

import type { EventPosition } from '#contract/task-event.ts';
import type { Store, StoredPart } from '../domain/store.ts';
import type { TurnLog } from './turn-log.ts';

/** Small, so that many readers of one database take turns. */
const BATCH = 64;

export interface LiveTurn {
  seq: number;
  log: TurnLog;
}

export interface FollowOptions {
  store: Store;
  organizationId: string;
  taskId: string;
  from: EventPosition;
  /** Follow no further than this turn. */
  throughSeq: number;
  signal: AbortSignal;
  /** The task's running turn, asked again and again. */
  live(): LiveTurn | undefined;
}

/**
 * The recorded parts of a task from a position on: ended turns from the database, the running one from its log as it
 * grows. A reader asks for the next batch when it has room, so nothing is buffered for it but one folded turn.
 */
export async function* follow(options: FollowOptions): AsyncGenerator<readonly StoredPart[], void, void> {
  const { store, organizationId, taskId, throughSeq, signal, live } = options;
  let { seq, offset } = options.from;
  /** Kept after its end, so that many who watched it don't all turn to the database at once. */
  let watched: LiveTurn | undefined;
  while (!signal.aborted && seq <= throughSeq) {
    const running = live();
    if (running?.seq === seq) watched = running;
    if (watched?.seq === seq) {
      const batch = watched.log.read(offset, BATCH);
      if (batch.length > 0) {
        yield batch.map((part) => ({ seq, ...part }));
        offset += batch.length;
      } else if (watched.log.isClosed()) {
        seq += 1;
        offset = 0;
      } else {
        await watched.log.changed(offset, signal);
      }
      continue;
    }
    const before = running !== undefined && running.seq > seq ? running.seq - 1 : throughSeq;
    const batch = await store.readParts(
      organizationId,
      taskId,
      { seq, offset },
      {
        limit: BATCH,
        throughSeq: Math.min(before, throughSeq),
      },
    );
    const last = batch.at(-1);
    if (last !== undefined) {
      for (let start = 0; start < batch.length; start += BATCH) yield batch.slice(start, start + BATCH);
      ({ seq } = last);
      offset = last.offset + 1;
    } else if (running !== undefined && running.seq > seq) {
      ({ seq } = running);
      offset = 0;
    } else if (live() === running) {
      return;
    }
  }
}

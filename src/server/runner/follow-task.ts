import type { EventPosition } from '#contract/task-event.ts';
import type { Store, StoredPart } from '../domain/store.ts';
import type { TurnLog } from './turn-log.ts';

const BATCH = 64;

export interface LiveTurn {
  seq: number;
  log: TurnLog;
}

export interface FollowTaskOptions {
  store: Store;
  organizationId: string;
  taskId: string;
  from: EventPosition;
  throughSeq: number;
  signal: AbortSignal;
  live(): LiveTurn | undefined;
}

/** Yields ended turns from the database and the running turn from its log, on demand. */
export async function* followTask(options: FollowTaskOptions): AsyncGenerator<readonly StoredPart[], void, void> {
  const { store, organizationId, taskId, throughSeq, signal, live } = options;
  let { seq, offset } = options.from;
  /** Kept after its end, so that its readers don't all query the database. */
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

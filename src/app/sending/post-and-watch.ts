import { ApiProblem } from '#contract/api-problem.ts';
import type { Outgoing } from './outgoing.ts';
import type { TaskAndTurns } from '#app/data/tasks.ts';
import type { DrainDeps, DrainFrame, Sent } from './drain-deps.ts';

/** How long nothing may move before the record is asked beside an answer that doesn't come, and how long before it is given up. */
const LOOK_AFTER_MS = 20_000;
const GIVE_UP_AFTER_MS = 60_000;

/** The operator stopped the upload before all of it had gone. */
export class UploadCut extends Error {
  override readonly name = 'UploadCut';
}

type Watch = {
  /** Looks for the turn in its record. */
  find: () => Promise<TaskAndTurns | undefined>;
  /** Told now and then while its files go up: it may arrive any time after. */
  stillLeaving: () => Promise<void>;
};

/** Posts a turn, and doesn't wait for ever: an API may take it and never say so. Throws `ApiProblem`, or `UploadCut`. */
export async function postAndWatch(
  deps: Pick<DrainDeps, 'post' | 'wait' | 'now'>,
  turn: Outgoing,
  { signal, say, onCancel }: Pick<DrainFrame, 'signal' | 'say' | 'onCancel'>,
  { find, stillLeaving }: Watch,
): Promise<Sent> {
  const posting = new AbortController();
  const watching = new AbortController();
  const until = AbortSignal.any([signal, watching.signal]);
  let movedAt = deps.now();
  let unsentBytes = 0;
  let isCut = false;
  const stopListening = onCancel(turn.sendId, () => {
    isCut ||= unsentBytes > 0;
    if (isCut) posting.abort();
  });

  async function post(): Promise<Sent> {
    const stream = await deps.post(turn, {
      signal: AbortSignal.any([signal, posting.signal]),
      onProgress(upload) {
        movedAt = deps.now();
        unsentBytes = upload.totalBytes - upload.sentBytes;
        say(turn.sendId, { kind: 'sending', upload });
      },
    });
    return { kind: 'streaming', stream };
  }

  /** Resolves with the turn as it is recorded, or with nothing once there is nothing to wait for. */
  async function watch(): Promise<Sent | undefined> {
    while (!until.aborted) {
      await deps.wait(LOOK_AFTER_MS, until);
      const still = deps.now() - movedAt;
      if (until.aborted) return undefined;
      if (still < LOOK_AFTER_MS) {
        await stillLeaving();
        continue;
      }
      const record = await find();
      if (record !== undefined) return { kind: 'recorded', record };
      if (still >= GIVE_UP_AFTER_MS) throw new ApiProblem(0, 'The API did not answer in time.');
    }
    return undefined;
  }

  const answer = post();
  try {
    const sent = await Promise.race([answer, watch().then((found) => found ?? answer)]);
    if (sent.kind === 'recorded') posting.abort();
    return sent;
  } catch (error) {
    posting.abort();
    throw isCut ? new UploadCut() : error;
  } finally {
    stopListening();
    watching.abort();
    // Given up, it has nothing more to say.
    answer.catch(() => undefined);
  }
}

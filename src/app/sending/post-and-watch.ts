import { PageProblem } from '#app/data/page-problem.ts';
import type { TaskAndTurns } from '#app/data/tasks.ts';
import type { Outgoing } from './outgoing.ts';
import type { OutboxCallbacks, SenderDeps, Sent } from './sender-deps.ts';

/** Milliseconds without progress until the record is read as well, and until the post is given up. */
const READ_AFTER_MS = 20_000;
const GIVE_UP_AFTER_MS = 60_000;

/** Cancelled by the operator before all of it had left. */
export class UploadCancelled extends Error {
  override readonly name = 'UploadCancelled';
}

type Watch = {
  /** Resolves with the record if it has the turn. */
  findRecorded: () => Promise<TaskAndTurns | undefined>;
  onStillUploading: () => Promise<void>;
};

/** Posts a turn with a time limit: an API may accept it and never answer. Throws `ApiProblem` or `UploadCancelled`. */
export async function postAndWatch(
  deps: Pick<SenderDeps, 'post' | 'wait' | 'now'>,
  turn: Outgoing,
  { signal, setActivity, onCancel }: Pick<OutboxCallbacks, 'signal' | 'setActivity' | 'onCancel'>,
  { findRecorded, onStillUploading }: Watch,
): Promise<Sent> {
  const posting = new AbortController();
  const watching = new AbortController();
  const until = AbortSignal.any([signal, watching.signal]);
  let movedAt = deps.now();
  let unsentBytes = 0;
  let isCancelled = false;
  const stopListening = onCancel(turn.sendId, () => {
    isCancelled ||= unsentBytes > 0;
    if (isCancelled) posting.abort();
  });

  async function post(): Promise<Sent> {
    const stream = await deps.post(turn, {
      signal: AbortSignal.any([signal, posting.signal]),
      onProgress(upload) {
        movedAt = deps.now();
        unsentBytes = upload.totalBytes - upload.sentBytes;
        setActivity(turn.sendId, { kind: 'sending', upload });
      },
    });
    return { kind: 'streaming', stream };
  }

  /** Resolves with undefined when watching stops. */
  async function watch(): Promise<Sent | undefined> {
    while (!until.aborted) {
      await deps.wait(READ_AFTER_MS, until);
      const idleMs = deps.now() - movedAt;
      if (until.aborted) return undefined;
      if (idleMs < READ_AFTER_MS) {
        await onStillUploading();
        continue;
      }
      const record = await findRecorded();
      if (record !== undefined) return { kind: 'recorded', record };
      if (idleMs >= GIVE_UP_AFTER_MS) throw new PageProblem(0, { code: 'timeout' });
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
    throw isCancelled ? new UploadCancelled() : error;
  } finally {
    stopListening();
    watching.abort();
    answer.catch(() => undefined); // No longer needed.
  }
}

import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ApiProblem } from '#contract/api-problem.ts';
import { IDEMPOTENCY_KEY } from '#contract/endpoints.ts';
import { newId } from '#contract/ids.ts';
import { rememberTask } from '#app/data/local-tasks.ts';
import { requestStream } from '#app/data/request.ts';
import { retrieveTask, taskQuery, tasksQuery } from '#app/data/tasks.ts';
import { uploadStream, type UploadProgress } from '#app/data/upload.ts';
import { workersQuery } from '#app/data/workers.ts';
import { useTaskStreams } from './live-tasks.tsx';
import { isUnsettled, sendTurn, type TurnToSend } from './send-turn.ts';

const TITLE_CHARS = 80;
const A_NEW_TASK = '';

/** Turns whose outcome nobody knows, by task: they outlive the page that sent them, so that sending again is never sending twice. */
const unsettled = new Map<string, TurnToSend>();

/** What a composer hands over, and where it goes: without a task, a new one is made. */
export type NewTurn = Pick<TurnToSend, 'input' | 'budget' | 'files' | 'workerId'> & {
  onto: { taskId: string; seq: number } | undefined;
};

/**
 * Sends turns. Resolves to the task's id once the API has the turn, which is then read live.
 * A turn whose outcome stayed unknown keeps its task id and send id: sent again, the API knows it for the same.
 */
export function useSendTurn(): { send: (turn: NewTurn) => Promise<string>; upload: UploadProgress | undefined } {
  const client = useQueryClient();
  const streams = useTaskStreams();
  const [upload, setUpload] = useState<UploadProgress>();

  async function send({ onto, ...content }: NewTurn): Promise<string> {
    const place = onto?.taskId ?? A_NEW_TASK;
    const again = unsettled.get(place);
    const turn =
      again !== undefined && isSameTurn(again, content, onto)
        ? again
        : { ...content, taskId: onto?.taskId ?? newId('tsk'), seq: onto?.seq ?? 0, sendId: newId('snd') };
    const { taskId } = turn;
    try {
      const sent = await sendTurn({ post, retrieve: retrieveTask }, turn, setUpload);
      unsettled.delete(place);
      if (sent.kind === 'streaming') {
        streams.adopt(taskId, turn.seq, sent.stream);
        await client.prefetchQuery({ ...taskQuery(taskId), staleTime: 0 });
      } else {
        client.setQueryData(taskQuery(taskId).queryKey, sent.record);
      }
    } catch (error) {
      if (error instanceof ApiProblem && isUnsettled(error)) unsettled.set(place, turn);
      else unsettled.delete(place);
      throw error;
    } finally {
      setUpload(undefined);
    }
    const title = turn.seq === 0 ? turn.input.trim().slice(0, TITLE_CHARS) : null;
    rememberTask({ id: taskId, title, workerId: turn.workerId ?? null, at: Date.now() });
    void client.invalidateQueries({ queryKey: tasksQuery.queryKey });
    if (turn.workerId === undefined) void client.invalidateQueries({ queryKey: workersQuery.queryKey });
    return taskId;
  }

  return { send, upload };
}

function isSameTurn(turn: TurnToSend, content: Omit<NewTurn, 'onto'>, onto: NewTurn['onto']): boolean {
  return (
    turn.input === content.input &&
    turn.budget === content.budget &&
    turn.workerId === content.workerId &&
    turn.files.length === content.files.length &&
    turn.files.every((file, i) => isSameFile(file, content.files[i])) &&
    (onto === undefined ? turn.seq === 0 : onto.taskId === turn.taskId && onto.seq === turn.seq)
  );
}

function isSameFile(a: File, b: File | undefined): boolean {
  return a === b || (a.name === b?.name && a.size === b.size && a.lastModified === b.lastModified);
}

function post(turn: TurnToSend, onProgress: (progress: UploadProgress) => void): Promise<ReadableStream<Uint8Array>> {
  const { input, budget, taskId, workerId, files } = turn;
  const headers = { [IDEMPOTENCY_KEY]: turn.sendId };
  const fields = { input, budget, taskId, ...(workerId !== undefined && { workerId }) };
  if (files.length === 0) return requestStream('createTask', { body: { ...fields, stream: true }, headers });
  const form = new FormData();
  for (const [name, value] of Object.entries({ ...fields, stream: 'true' })) form.append(name, value);
  for (const file of files) form.append('files', file, file.name);
  return uploadStream(form, headers, onProgress);
}

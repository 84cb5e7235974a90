import type { QueryClient } from '@tanstack/react-query';
import * as z from 'zod/mini';
import { ApiProblem } from '#contract/api-problem.ts';
import { MAX_SUMMARY_CHARS, MAX_TITLE_CHARS } from '#contract/limits.ts';
import type { CreateWorker } from '#contract/request-bodies.ts';
import { isRunning, type Turn } from '#contract/task.ts';
import { abortTask } from '#app/data/abort-task.ts';
import { accountQuery } from '#app/data/account.ts';
import { readCapability } from '#app/data/capabilities.ts';
import { modelsQuery } from '#app/data/models.ts';
import { request, requestStream } from '#app/data/request.ts';
import { retrieveTask, TASK_LISTS } from '#app/data/tasks.ts';
import { workersQuery } from '#app/data/workers.ts';
import { wait } from '#app/lib/wait.ts';

const ASK_EVERY_MS = 1_000;

/** Read by the model, so it is not translated. */
export const WRITER_TITLE = 'Worker writer';
const WRITER = {
  title: WRITER_TITLE,
  summary: 'Drafts new workers from one sentence.',
  instructions: `You design AI workers. The input describes in a sentence what a worker should do for its operators. Write its definition, in the language of the input:

- title: a few words that name the job.
- summary: what it does, at most ${MAX_SUMMARY_CHARS} characters.
- instructions: what the worker must know to handle each task well, in the second person: its goal, its steps, what it should check, how the answer should look, and what to do if something is missing or unclear. Plain sentences and lists in Markdown. Invent no facts, names or addresses.
- outputSchema: only if the worker extracts data or fills fields: a JSON Schema of type object, as a JSON text, with a description of each property. Otherwise an empty text.

Call no tools.`,
  outputSchema: {
    type: 'object',
    properties: {
      title: { type: 'string', minLength: 1, maxLength: MAX_TITLE_CHARS },
      summary: { type: 'string', maxLength: MAX_SUMMARY_CHARS },
      instructions: { type: 'string', minLength: 1 },
      outputSchema: { type: 'string', description: 'A JSON Schema as JSON text, or an empty text.' },
    },
    required: ['title', 'summary', 'instructions', 'outputSchema'],
    additionalProperties: false,
  },
} satisfies CreateWorker;

const Output = z.object({
  title: z.string(),
  summary: z.string(),
  instructions: z.string(),
  outputSchema: z.string(),
});

/** `outputSchema`: as text, which may be no schema; empty for free text. `model`: null for the default. */
export type Draft = z.infer<typeof Output> & { readonly model: string | null };

/**
 * Sends the task and waits for its end. The stream is not read: a slow model may take longer than a connection lives.
 * Resolves without a draft if the task has ended without one. Throws `ApiProblem`. Aborting stops the task, where the
 * API can.
 */
export async function draftWorker(
  client: QueryClient,
  { input, taskId, signal }: { input: string; taskId: string; signal: AbortSignal },
): Promise<{ draft: Draft | undefined; problem: string | undefined }> {
  const model = await findModel(client);
  const workerId = await findWriter(client, model);
  signal.addEventListener('abort', () => {
    // If that fails, the task ends by its budget.
    if (readCapability(client, 'abortTask') !== 'no') abortTask(taskId).catch(() => undefined);
  });
  const stream = await requestStream('createTask', { body: { workerId, taskId, input, stream: true }, signal });
  await stream.cancel();
  const refresh = () => {
    void client.invalidateQueries({ queryKey: TASK_LISTS });
    void client.invalidateQueries({ queryKey: accountQuery.queryKey });
  };
  refresh();
  const turn = await untilEnded(taskId, signal).finally(refresh);
  const output = Output.safeParse(turn.structuredOutput);
  return { draft: output.success ? { ...output.data, model } : undefined, problem: turn.error?.message };
}

/** Outages are waited for: the task goes on. */
async function untilEnded(taskId: string, signal: AbortSignal): Promise<Turn> {
  for (;;) {
    await wait(ASK_EVERY_MS, { signal });
    signal.throwIfAborted();
    try {
      const { turns } = await retrieveTask(taskId, signal);
      const turn = turns[0];
      if (turn !== undefined && !isRunning(turn)) return turn;
    } catch (error) {
      if (!(error instanceof ApiProblem) || (error.status > 0 && error.status < 500)) throw error;
    }
  }
}

/** The built-in worker can neither draft a worker nor follow its instructions. */
async function findModel(client: QueryClient): Promise<string | null> {
  const models = (await client.fetchQuery(modelsQuery)) ?? [];
  if (models.find(({ isDefault }) => isDefault)?.provider !== 'built-in') return null;
  return models.find(({ provider }) => provider !== 'built-in')?.name ?? null;
}

/** An ordinary worker, so that drafts have a history and a cost like all tasks. Created for the first draft. */
async function findWriter(client: QueryClient, model: string | null): Promise<string> {
  const workers = await client.fetchQuery(workersQuery);
  const known = workers?.find(({ title, oneOff }) => title === WRITER_TITLE && oneOff !== true);
  if (known !== undefined) return known.id;
  const { id } = await request('createWorker', { body: { ...WRITER, ...(model !== null && { model }) } });
  await client.invalidateQueries({ queryKey: workersQuery.queryKey });
  return id;
}

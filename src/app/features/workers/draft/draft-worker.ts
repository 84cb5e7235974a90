import type { QueryClient } from '@tanstack/react-query';
import * as z from 'zod/mini';
import { MAX_SUMMARY_CHARS, MAX_TITLE_CHARS } from '#contract/limits.ts';
import type { CreateWorker } from '#contract/request-bodies.ts';
import { abortTask } from '#app/data/abort-task.ts';
import { accountQuery } from '#app/data/account.ts';
import { readCapability } from '#app/data/capabilities.ts';
import { modelsQuery } from '#app/data/models.ts';
import { request } from '#app/data/request.ts';
import { TASK_LISTS } from '#app/data/tasks.ts';
import { workersQuery } from '#app/data/workers.ts';

/** A low budget ends within a minute. */
const ANSWER_WITHIN_MS = 150_000;

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

/** Resolves with undefined if the answer is no draft. Throws `ApiProblem`. Aborting stops the task, where the API can. */
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
  const body = { workerId, taskId, input, budget: 'low' as const };
  const answer = await request('createTask', { body, signal, withinMs: ANSWER_WITHIN_MS }).finally(() => {
    void client.invalidateQueries({ queryKey: TASK_LISTS });
    void client.invalidateQueries({ queryKey: accountQuery.queryKey });
  });
  const output = Output.safeParse(answer.structured_output);
  return { draft: output.success ? { ...output.data, model } : undefined, problem: messageOf(answer.error) };
}

const Failure = z.object({ message: z.string() });

function messageOf(error: unknown): string | undefined {
  const failure = Failure.safeParse(error);
  return failure.success ? failure.data.message : undefined;
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

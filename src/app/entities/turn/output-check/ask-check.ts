import type { CheckQuestion, Validity, Violation } from '#contract/check-output.ts';
import { jsonText } from '#app/lib/json-text.ts';
import { runInWorker } from '#app/lib/run-in-worker.ts';

/** Without an output, the schema itself is checked. */
export type Question = CheckQuestion | Pick<CheckQuestion, 'schema'>;

/** For regular expressions that backtrack forever. */
const TIMEOUT_MS = 5_000;

/** Checks in a web worker. Rejects with `WorkerFailed`. */
export function askValidity(question: CheckQuestion, signal: AbortSignal): Promise<Validity> {
  return ask<Validity>(question, signal);
}

/** Returns why a value is no valid JSON Schema. Rejects with `WorkerFailed`. */
export function askSchemaProblems(schema: Record<string, unknown>, signal: AbortSignal): Promise<readonly Violation[]> {
  return ask<readonly Violation[]>({ schema }, signal);
}

function ask<Answer>(question: Question, signal: AbortSignal): Promise<Answer> {
  const script = new Worker(new URL('./check-output.worker.ts', import.meta.url), { type: 'module' });
  return runInWorker<Answer>(script, jsonText(question), { withinMs: TIMEOUT_MS, signal });
}

import type { WorkerVersion } from '#contract/worker.ts';
import { jsonText } from '#app/lib/json-text.ts';

const FIELDS = ['title', 'summary', 'visibility', 'model', 'instructions', 'outputSchema'] as const;
export type VersionField = (typeof FIELDS)[number];

export type VersionChange = { readonly field: VersionField; readonly before: string; readonly after: string };

/** Returns the fields that a version changed, as texts. */
export function changesOf(before: WorkerVersion, after: WorkerVersion): readonly VersionChange[] {
  return FIELDS.map((field) => ({ field, before: textOf(before, field), after: textOf(after, field) })).filter(
    (change) => change.before !== change.after,
  );
}

function textOf(version: WorkerVersion, field: VersionField): string {
  if (field === 'model') return version.model ?? '';
  if (field !== 'outputSchema') return version[field];
  return version.outputSchema === null ? '' : jsonText(version.outputSchema, 2);
}

/** Undefined without turns. */
export function creditsPerTurn({ usage: { turns, credits } }: WorkerVersion): number | undefined {
  return turns === 0 ? undefined : credits / turns;
}

export function failureRate({ usage: { turns, failedTurns } }: WorkerVersion): number | undefined {
  return turns === 0 ? undefined : failedTurns / turns;
}

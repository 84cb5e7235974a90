import type { WorkerTemplate } from '#contract/worker.ts';
import { MAX_INSTRUCTIONS_CHARS, MAX_SUMMARY_CHARS, MAX_TITLE_CHARS } from '#contract/limits.ts';
import { t } from '#app/messages/workers.ts';

export type WorkerFields = {
  title: string;
  summary: string;
  instructions: string;
  visibility: 'public' | 'private';
  /** Null: the default. */
  model: string | null;
};

export type TextField = 'title' | 'summary' | 'instructions';

export const FIELD_LIMITS: Record<TextField, number> = {
  title: MAX_TITLE_CHARS,
  summary: MAX_SUMMARY_CHARS,
  instructions: MAX_INSTRUCTIONS_CHARS,
};

export const NO_FIELDS: WorkerFields = { title: '', summary: '', instructions: '', visibility: 'public', model: null };

export function fieldsOf(worker: WorkerTemplate): WorkerFields {
  return {
    title: worker.title ?? '',
    summary: worker.summary ?? '',
    instructions: worker.instructions ?? '',
    visibility: worker.visibility === 'private' ? 'private' : 'public',
    model: worker.model ?? null,
  };
}

export function problemsOf(fields: WorkerFields): Partial<Record<TextField, string>> {
  const problems: Partial<Record<TextField, string>> = {};
  if (fields.title.trim() === '') problems.title = t('titleMissing');
  for (const field of ['title', 'summary', 'instructions'] as const) {
    const limit = FIELD_LIMITS[field];
    const over = fields[field].length - limit;
    if (over > 0) problems[field] = t('tooLong', { over, limit });
  }
  return problems;
}

/** Returns the fields that a save sends. */
export function changedFields(before: WorkerFields, now: WorkerFields): Partial<WorkerFields> {
  return {
    ...(now.title !== before.title && { title: now.title }),
    ...(now.summary !== before.summary && { summary: now.summary }),
    ...(now.instructions !== before.instructions && { instructions: now.instructions }),
    ...(now.visibility !== before.visibility && { visibility: now.visibility }),
    ...(now.model !== before.model && { model: now.model }),
  };
}

import type { Connection } from '#contract/connection.ts';
import { Budget, DEFAULT_BUDGET, type Turn, type WorkFile } from '#contract/task.ts';
import { showToast } from '#app/components/toasts.tsx';
import { requestBlob } from '#app/data/request.ts';
import type { TaskAndTurns } from '#app/data/tasks.ts';
import { isDataUrl, readDataUrl } from '#app/entities/file/data-url.ts';
import { fileHref } from '#app/entities/file/file-href.ts';
import { fileName } from '#app/entities/file/file-name.ts';
import { formatList } from '#app/messages/format-list.ts';
import { t } from '#app/messages/turn.ts';
import type { Draft } from '#app/sending/draft.ts';
import { conversationFile } from './conversation-file.ts';

/** `missing`: names of files that are gone. */
export type RestoredDraft = { readonly draft: Partial<Draft>; readonly missing: readonly string[] };

/** What was sent with a turn, to send it again in its task. Downloads its files again. */
export async function draftOfTurn(turn: Turn, connection: Connection): Promise<RestoredDraft> {
  const { files, missing } = await downloadFiles(turn.attachments ?? [], connection);
  return { draft: { input: turn.input ?? '', budget: budgetOf(turn), files }, missing };
}

/**
 * How a new task begins with a turn of another.
 * - `again`: runs the turn again, with the conversation before it as a file
 * - `from`: goes on after the turn, with the conversation through it as a file, and no input yet
 */
export type NewTaskStart = {
  readonly kind: 'again' | 'from';
  readonly seq: number;
  /** Instead of the turn's own. */
  readonly budget?: Budget | undefined;
};

/** Undefined if the task has no such turn. Downloads the attached files of the task so far. */
export async function newTaskDraft(
  { task, turns }: TaskAndTurns,
  { kind, seq, budget }: NewTaskStart,
  connection: Connection,
): Promise<RestoredDraft | undefined> {
  const turn = turns.find((one) => one.seq === seq);
  if (turn === undefined) return undefined;
  const soFar = turns.filter((one) => one.seq <= seq);
  const context = kind === 'from' ? soFar : soFar.filter((one) => one !== turn);
  const attached = soFar.flatMap(({ attachments }) => attachments ?? []);
  const { files, missing } = await downloadFiles(attached, connection);
  const draft = {
    input: kind === 'from' ? '' : (turn.input ?? ''),
    budget: budget ?? budgetOf(turn),
    workerId: task.workerId,
    origin: { taskId: task.id, seq },
    files: context.length > 0 ? [conversationFile(task, context), ...files] : files,
  };
  return { draft, missing };
}

export function reportMissingFiles(turnId: string, missing: readonly string[]): void {
  if (missing.length === 0) return;
  const text = t('filesNotDownloaded', { files: formatList(missing), count: missing.length });
  showToast({ id: `files-${turnId}`, text });
}

function budgetOf({ budget }: Turn): Budget {
  return Budget.safeParse(budget).data ?? DEFAULT_BUDGET;
}

async function downloadFiles(wanted: readonly WorkFile[], connection: Connection) {
  const files = await Promise.all(wanted.map((file) => downloadFile(file, connection)));
  return {
    files: files.filter((file) => file !== undefined),
    missing: wanted.filter((_, i) => files[i] === undefined).map(fileName),
  };
}

async function downloadFile(file: WorkFile, connection: Connection): Promise<File | undefined> {
  if (isDataUrl(file.url)) {
    const content = readDataUrl(file.url);
    return content && new File([content], fileName(file), { type: file.mediaType });
  }
  const target = fileHref(file.url, connection);
  if (target === null || target.external) return undefined;
  try {
    return new File([await requestBlob(target.href)], fileName(file), { type: file.mediaType });
  } catch {
    return undefined; // Its name is returned in `missing`.
  }
}

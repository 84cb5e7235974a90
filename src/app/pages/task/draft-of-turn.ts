import { Budget, DEFAULT_BUDGET, type Turn } from '#contract/task.ts';
import type { Draft } from '#app/sending/draft.ts';
import { isDataUrl, readDataUrl } from '#app/entities/file/data-url.ts';
import { fileHref } from '#app/entities/file/file-href.ts';
import { fileName } from '#app/entities/file/file-name.ts';
import type { Connection } from '#contract/connection.ts';
import { requestBlob } from '#app/data/request.ts';
import { showToast } from '#app/components/toasts.tsx';
import { formatList } from '#app/messages/format-list.ts';
import { t } from '#app/messages/task-page.ts';

/** Downloads the turn's files again. Names files that are gone. */
export async function draftOfTurn(turn: Turn, connection: Connection): Promise<Partial<Draft>> {
  const wanted = turn.attachments ?? [];
  const files = await Promise.all(
    wanted.map(async (file) => {
      if (isDataUrl(file.url)) {
        const content = readDataUrl(file.url);
        return content && new File([content], fileName(file), { type: file.mediaType });
      }
      const target = fileHref(file.url, connection);
      if (target === null || target.external) return undefined;
      try {
        return new File([await requestBlob(target.href)], fileName(file), { type: file.mediaType });
      } catch {
        return undefined; // Named below.
      }
    }),
  );
  const missing = wanted.filter((_, i) => files[i] === undefined).map(fileName);
  if (missing.length > 0) {
    const text = t('filesNotDownloaded', { files: formatList(missing), count: missing.length });
    showToast({ id: `files-${turn.id}`, text });
  }
  const budget = Budget.safeParse(turn.budget);
  return {
    input: turn.input ?? '',
    budget: budget.success ? budget.data : DEFAULT_BUDGET,
    files: files.filter((file) => file !== undefined),
  };
}

import { Link } from 'react-router';
import { useLocalTasks } from '#app/data/local-tasks.ts';
import { t } from '#app/messages/settings.ts';
import { paths } from '#app/paths.ts';
import { NEW_TASK } from '#app/sending/draft.ts';
import type { StoredDraft } from '#app/sending/stored-drafts.ts';

/** Each links to its composer. */
export function StoredDraftsList({ drafts }: { drafts: readonly StoredDraft[] }) {
  const tasks = useLocalTasks();
  const placeOf = (key: string) =>
    key === NEW_TASK ? t('draftForNewTask') : t('draftFor', { task: tasks.find(({ id }) => id === key)?.title ?? key });

  return (
    <ul
      aria-label={t('drafts')}
      className="max-h-[30vh] divide-y divide-line overflow-y-auto rounded-lg border border-line"
    >
      {drafts.map(({ key, input, fileNames }, at) => (
        <li key={at}>
          <Link to={key === NEW_TASK ? paths.newTask : paths.task(key)} className="block px-3.5 py-2 hover:bg-raised">
            <span dir="auto" className="line-clamp-2 break-words whitespace-pre-wrap">
              {input === '' ? t('files', { count: fileNames.length }) : input}
            </span>
            <span className="flex gap-3 text-xs text-ink-3">
              <span className="truncate">{placeOf(key)}</span>
              {input !== '' && fileNames.length > 0 && (
                <span className="shrink-0">{t('files', { count: fileNames.length })}</span>
              )}
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}

import { Link } from 'react-router';
import { problemWords, type Subject } from '#app/entities/problem/problem-words.ts';
import { paths } from '#app/paths.ts';
import { RetryNotice } from '#app/components/retry-notice.tsx';
import { t } from '#app/messages/task-page.ts';

type ReadProblemProps = { error: unknown; subject: Subject; onRetry: () => void };

export function ReadProblem({ error, subject, onRetry }: ReadProblemProps) {
  return (
    <div className="mx-auto w-full max-w-measure space-y-3 px-4 pt-6 sm:px-6">
      <RetryNotice {...problemWords(error, subject)} onRetry={onRetry} />
      <p className="text-sm text-ink-2">
        <Link to={paths.tasks} className="text-accent underline-offset-2 hover:underline">
          {t('allTasks')}
        </Link>
      </p>
    </div>
  );
}

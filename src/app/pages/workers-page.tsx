import { Link, useNavigate, useSearchParams } from 'react-router';
import { WorkerCreator } from '#app/features/workers/worker-creator.tsx';
import { WorkerList } from '#app/features/workers/worker-list.tsx';
import { paths } from '#app/paths.ts';
import { PageHeader } from '#app/shell/page-header.tsx';
import { ScrollPane } from '#app/shell/scroll-pane.tsx';
import { newWorker } from '#app/navigation.ts';
import { buttonClass } from '#app/components/button.tsx';
import { t } from '#app/messages/navigation.ts';

/** `?new` shows the form of a new worker. */
export function WorkersPage() {
  const navigate = useNavigate();
  const [search] = useSearchParams();
  const creating = search.has('new');
  const create = (
    <Link to={newWorker.to} className={buttonClass({ look: 'primary' })}>
      <newWorker.icon size={14} aria-hidden />
      <span>{newWorker.label()}</span>
    </Link>
  );
  return (
    <>
      <PageHeader title={creating ? newWorker.label() : t('workers')} actions={!creating && create} />
      <ScrollPane className="px-4 pb-10 md:px-page">
        {creating ? (
          <WorkerCreator
            onCreated={(workerId) => void navigate(paths.worker(workerId), { replace: true })}
            onCancel={() => void navigate(paths.workers)}
          />
        ) : (
          <WorkerList create={create} />
        )}
      </ScrollPane>
    </>
  );
}

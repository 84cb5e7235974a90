import { SchemaEditor } from '#app/features/workers/schema/schema-editor.tsx';
import { useWorker } from './use-worker.ts';
import { WorkerPane } from './worker-pane.tsx';

export function SchemaTab() {
  const { workerId, worker } = useWorker();
  return (
    <WorkerPane>
      <SchemaEditor workerId={workerId} worker={worker} />
    </WorkerPane>
  );
}

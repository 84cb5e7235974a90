import { WorkerVersions } from '#app/features/workers/versions/worker-versions.tsx';
import { WorkerEditor } from '#app/features/workers/worker-editor.tsx';
import { useWorker } from './use-worker.ts';
import { WorkerPane } from './worker-pane.tsx';

export function InstructionsTab() {
  const { workerId, worker } = useWorker();
  return (
    <WorkerPane>
      <WorkerEditor workerId={workerId} worker={worker} />
      <WorkerVersions workerId={workerId} />
    </WorkerPane>
  );
}

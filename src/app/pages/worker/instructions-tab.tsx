import { WorkerVersions } from '#app/features/workers/versions/worker-versions.tsx';
import { WorkerEditor } from '#app/features/workers/worker-editor.tsx';
import { useWorker } from './use-worker.ts';

export function InstructionsTab() {
  const { workerId, worker } = useWorker();
  return (
    <div className="mx-auto max-w-page">
      <WorkerEditor workerId={workerId} worker={worker} />
      <WorkerVersions workerId={workerId} />
    </div>
  );
}

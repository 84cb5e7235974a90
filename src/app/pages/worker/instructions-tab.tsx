import { WorkerEditor } from '#app/features/workers/worker-editor.tsx';
import { useWorker } from './use-worker.ts';

export function InstructionsTab() {
  const { workerId, worker } = useWorker();
  return <WorkerEditor key={workerId} workerId={workerId} worker={worker} />;
}

import { SchemaEditor } from '#app/features/workers/schema/schema-editor.tsx';
import { useWorker } from './use-worker.ts';

export function SchemaTab() {
  const { workerId, worker } = useWorker();
  return (
    <div className="mx-auto max-w-page">
      <SchemaEditor workerId={workerId} worker={worker} />
    </div>
  );
}

import { Ellipsis, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { Menu } from '#app/ui/menu.tsx';
import { DeleteWorkerDialog } from './delete-worker-dialog.tsx';

type WorkerMenuProps = { workerId: string; title: string; onDeleted: () => void };

/** What else can be done with a worker. */
export function WorkerMenu({ workerId, title, onDeleted }: WorkerMenuProps) {
  const [deleting, setDeleting] = useState(false);
  const icon = <Trash2 size={14} aria-hidden />;
  return (
    <>
      <Menu
        label="More about this worker"
        size="icon"
        items={[{ label: 'Delete worker…', icon, danger: true, onSelect: () => setDeleting(true) }]}
      >
        <Ellipsis size={16} aria-hidden />
      </Menu>
      {deleting && (
        <DeleteWorkerDialog
          workerId={workerId}
          title={title}
          onClose={() => setDeleting(false)}
          onDeleted={onDeleted}
        />
      )}
    </>
  );
}

import { useState } from 'react';
import { formatNumberOf } from '#app/lib/format.ts';
import { Button } from '#app/components/button.tsx';
import { Dialog } from '#app/components/dialog.tsx';
import { closeThen } from '#app/components/modal.tsx';
import type { LiveBatch } from './live-batch.ts';
import { NamedRows } from './named-rows.tsx';

type ChooseDialogProps = { batch: LiveBatch; bringBack: (taskIds: ReadonlySet<string>) => void; onClose: () => void };

/** What was archived together, to bring some of it back. */
export function ChooseDialog({ batch, bringBack, onClose }: ChooseDialogProps) {
  const [tasks] = useState(batch.left);
  const [words, setWords] = useState('');
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const found = tasks.filter(({ title }) => title.toLowerCase().includes(words.trim().toLowerCase()));

  function toggle(taskId: string) {
    const next = new Set(chosen);
    if (!next.delete(taskId)) next.add(taskId);
    setChosen(next);
  }
  function onBringBack() {
    closeThen(onClose, () => bringBack(chosen));
  }
  return (
    <Dialog
      title="Bring tasks back"
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button look="primary" disabled={chosen.size === 0} onClick={onBringBack}>
            {chosen.size === 0 ? 'Bring back' : `Bring back ${formatNumberOf(chosen.size, 'task')}`}
          </Button>
        </>
      }
    >
      <p className="text-sm text-ink-2">
        Nothing is archived while this is open. What you don’t choose is archived after.
      </p>
      <input
        type="search"
        dir="auto"
        aria-label="Find by title"
        placeholder="Find by title"
        value={words}
        onChange={(event) => setWords(event.target.value)}
        className="my-3 h-8 w-full rounded border border-edge bg-surface px-2.5 text-sm"
      />
      {found.length === 0 ? (
        <p className="text-sm text-ink-2">No title has these words.</p>
      ) : (
        <NamedRows rows={found}>
          {({ id, title }) => (
            <label className="flex cursor-pointer items-center gap-2.5 px-3 py-2 text-sm hover:bg-raised">
              <input
                type="checkbox"
                checked={chosen.has(id)}
                onChange={() => toggle(id)}
                className="size-4 shrink-0 accent-accent"
              />
              <span dir="auto" className="min-w-0 truncate">
                {title}
              </span>
            </label>
          )}
        </NamedRows>
      )}
    </Dialog>
  );
}

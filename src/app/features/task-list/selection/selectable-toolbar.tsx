import type { ReactNode } from 'react';
import { SelectionBar, type SelectionBarProps } from './selection-bar.tsx';

/** The selection bar covers the toolbar at the same height, so no row moves. */
export function SelectableToolbar({ toolbar, ...given }: SelectionBarProps & { toolbar: ReactNode }) {
  const isSelecting = given.selection.tasks.length > 0;
  return (
    <div className="relative shrink-0">
      <div inert={isSelecting} className={isSelecting ? 'invisible' : undefined}>
        {toolbar}
      </div>
      {isSelecting && <SelectionBar {...given} />}
    </div>
  );
}

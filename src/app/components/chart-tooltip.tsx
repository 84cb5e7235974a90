import { Tooltip } from '@base-ui/react/tooltip';
import type { ReactNode } from 'react';

/**
 * What a chart says about the column under the pointer or with the keyboard focus. Open while mounted. Lets the pointer
 * through, so that it never covers the next column. Its figures must be available elsewhere, too.
 */
export function ChartTooltip({ anchor, children }: { anchor: HTMLElement; children: ReactNode }) {
  return (
    <Tooltip.Root open onOpenChange={(_isOpen, details) => details.cancel()}>
      <Tooltip.Portal>
        <Tooltip.Positioner
          anchor={anchor}
          side="right"
          align="start"
          sideOffset={8}
          collisionPadding={8}
          className="pointer-events-none z-60 print:hidden"
        >
          <Tooltip.Popup
            role="tooltip"
            className="w-max max-w-[min(20rem,var(--available-width))] min-w-44 rounded-lg border border-edge bg-surface px-3 py-2 text-xs shadow-float"
          >
            {children}
          </Tooltip.Popup>
        </Tooltip.Positioner>
      </Tooltip.Portal>
    </Tooltip.Root>
  );
}

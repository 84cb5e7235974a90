import { Tooltip } from '@base-ui/react/tooltip';

/** Open while mounted. The gap to the control belongs to it, so that it can be hovered. */
export function TooltipPopup({ control }: { control: HTMLElement }) {
  const { tooltip: text, tooltipDetail } = control.dataset;
  return (
    <Tooltip.Root
      open
      // `PageTooltip` closes it. Esc is also for the dialog or the selection below.
      onOpenChange={(_isOpen, details) => {
        details.cancel();
        details.allowPropagation();
      }}
    >
      <Tooltip.Portal>
        <Tooltip.Positioner anchor={control} collisionPadding={8} className="z-60 print:hidden">
          <Tooltip.Popup data-tooltip-popup className="max-w-[min(24rem,var(--available-width))] py-1.5">
            {tooltipDetail === undefined ? (
              <p className="rounded bg-ink px-2 py-1 text-xs text-pretty wrap-anywhere text-canvas shadow-float forced-colors:border">
                {text}
              </p>
            ) : (
              <div className="rounded-lg border border-line bg-surface px-3 py-2 text-sm wrap-anywhere shadow-float">
                <p className="font-medium text-pretty">{text}</p>
                <p className="text-xs text-ink-3">{tooltipDetail}</p>
              </div>
            )}
          </Tooltip.Popup>
        </Tooltip.Positioner>
      </Tooltip.Portal>
    </Tooltip.Root>
  );
}

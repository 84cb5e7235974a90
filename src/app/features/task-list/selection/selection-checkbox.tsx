import { useEffect, useRef } from 'react';
import { tooltip } from '#app/components/tooltip.ts';
import { classNames } from '#app/lib/class-names.ts';

type SelectionCheckboxProps = {
  label: string;
  /** For row shortcuts while the checkbox has the focus. */
  taskId?: string;
  checked: boolean;
  mixed?: boolean;
  /** Stays focusable and explains the reason. */
  disabled?: string | undefined;
  className?: string;
  /** `withShift`: Shift was held. */
  onToggle: (withShift: boolean) => void;
};

export function SelectionCheckbox({
  label,
  taskId,
  checked,
  mixed = false,
  disabled,
  className,
  onToggle,
}: SelectionCheckboxProps) {
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (box.current !== null) box.current.indeterminate = mixed;
  }, [mixed]);
  return (
    <label className={classNames('flex cursor-pointer items-center justify-center select-none', className)}>
      <input
        ref={box}
        type="checkbox"
        aria-label={label}
        {...tooltip(disabled, { describes: true })}
        aria-disabled={disabled !== undefined}
        data-task-id={taskId}
        checked={checked}
        onChange={({ nativeEvent }) => onToggle(nativeEvent instanceof MouseEvent && nativeEvent.shiftKey)}
        className="size-4 cursor-[inherit] accent-accent aria-disabled:opacity-50"
      />
    </label>
  );
}

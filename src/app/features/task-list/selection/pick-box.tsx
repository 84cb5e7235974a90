import { useEffect, useRef } from 'react';
import { classNames } from '#app/lib/class-names.ts';

type PickBoxProps = {
  label: string;
  /** The task of its row, whose keys answer on the box as well. */
  taskId?: string;
  checked: boolean;
  /** Some of what it stands for is checked. */
  mixed?: boolean;
  /** Why it can't be checked now. It stays within reach, so that it can say so. */
  disabled?: string | undefined;
  className?: string;
  /** `reaches`: Shift was held. */
  onPick: (reaches: boolean) => void;
};

/** The box that selects a row, or all of them; larger to the pointer than to the eye. */
export function PickBox({ label, taskId, checked, mixed = false, disabled, className, onPick }: PickBoxProps) {
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (box.current !== null) box.current.indeterminate = mixed;
  }, [mixed]);
  return (
    <label
      title={disabled}
      className={classNames('flex cursor-pointer items-center justify-center select-none', className)}
    >
      <input
        ref={box}
        type="checkbox"
        aria-label={label}
        aria-disabled={disabled !== undefined}
        data-task-id={taskId}
        checked={checked}
        onChange={({ nativeEvent }) => onPick(nativeEvent instanceof MouseEvent && nativeEvent.shiftKey)}
        className="size-4 cursor-[inherit] accent-accent aria-disabled:opacity-50"
      />
    </label>
  );
}

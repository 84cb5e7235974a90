import { useEffect, useRef } from 'react';
import { classNames } from '#app/lib/class-names.ts';

type PickBoxProps = {
  label: string;
  /** The task of its row, whose keys answer on the box as well. */
  taskId?: string;
  checked: boolean;
  /** Some of what it stands for is checked. */
  mixed?: boolean;
  className?: string;
  /** `reaches`: Shift was held. */
  onPick: (reaches: boolean) => void;
};

/** The box that selects a row, or all of them; larger to the pointer than to the eye. */
export function PickBox({ label, taskId, checked, mixed = false, className, onPick }: PickBoxProps) {
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
        data-task-id={taskId}
        checked={checked}
        onChange={({ nativeEvent }) => onPick(nativeEvent instanceof MouseEvent && nativeEvent.shiftKey)}
        className="size-4 cursor-[inherit] accent-accent"
      />
    </label>
  );
}

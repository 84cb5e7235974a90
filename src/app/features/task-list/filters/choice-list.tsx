import type { ReactNode } from 'react';

type ChoiceListProps<Value extends string> = {
  label: string;
  options: readonly { value: Value; label: ReactNode }[];
  chosen: readonly Value[] | undefined;
  onChange: (chosen: readonly Value[] | undefined) => void;
};

export function ChoiceList<Value extends string>({ label, options, chosen = [], onChange }: ChoiceListProps<Value>) {
  function toggle(value: Value) {
    const next = chosen.includes(value) ? chosen.filter((one) => one !== value) : [...chosen, value];
    onChange(next.length > 0 ? next : undefined);
  }
  return (
    <fieldset className="max-h-72 min-w-0 overflow-y-auto">
      <legend className="sr-only">{label}</legend>
      {options.map(({ value, label: name }) => (
        <label
          key={value}
          className="flex min-h-7 cursor-pointer no-hover:min-h-11 items-center gap-2 rounded px-1.5 text-sm hover:bg-raised has-focus-visible:bg-raised"
        >
          <input
            type="checkbox"
            checked={chosen.includes(value)}
            onChange={() => toggle(value)}
            className="size-3.5 shrink-0 accent-accent"
          />
          <span dir="auto" className="min-w-0 flex-1 truncate">
            {name}
          </span>
        </label>
      ))}
    </fieldset>
  );
}

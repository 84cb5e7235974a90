import { formatNumberOf } from '#app/lib/format.ts';
import { Kbd, keysInWords } from '#app/components/kbd.tsx';

const COPY_KEYS = 'Mod+c';

export function AllSelectedNotice({ turns, isBelowFindBar }: { turns: number; isBelowFindBar: boolean }) {
  return (
    <p
      role="status"
      className={`pointer-events-none absolute inset-x-4 ${isBelowFindBar ? 'top-14' : 'top-2'} z-10 mx-auto flex w-fit flex-wrap items-center justify-center gap-x-1.5 rounded-lg border border-accent bg-surface px-3 py-1.5 text-sm shadow-float select-none`}
    >
      <span className="font-medium">Whole conversation selected</span>
      <span className="flex items-center gap-1.5 whitespace-nowrap text-ink-2">
        <Kbd keys={COPY_KEYS} />
        <span className="sr-only">{keysInWords(COPY_KEYS)}</span>
        <span>{` copies ${formatNumberOf(turns, 'turn')}`}</span>
      </span>
    </p>
  );
}

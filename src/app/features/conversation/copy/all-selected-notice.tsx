import { keysInWords } from '#app/components/kbd.tsx';
import { t } from '#app/messages/conversation.ts';

export function AllSelectedNotice({ turns, isBelowFindBar }: { turns: number; isBelowFindBar: boolean }) {
  return (
    <p
      role="status"
      className={`pointer-events-none absolute inset-x-4 ${isBelowFindBar ? 'top-14' : 'top-2'} z-10 mx-auto flex w-fit flex-wrap items-center justify-center gap-x-1.5 rounded-lg border border-accent bg-surface px-3 py-1.5 text-sm shadow-float select-none`}
    >
      <span className="font-medium">{t('allSelected')}</span>
      <span className="text-ink-2">{t('pressToCopy', { keys: keysInWords('Mod+c'), count: turns })}</span>
    </p>
  );
}

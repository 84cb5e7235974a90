import { t } from '#app/messages/common.ts';

const NAMED_KEYS = ['Ctrl', 'Shift', 'Enter', 'Esc', 'Space', 'Home', 'End'] as const;

/** Formats keys for this platform and language: `Ctrl K`. */
export function keysInWords(keys: string): string {
  const mod = navigator.userAgent.includes('Mac') ? '⌘' : 'Ctrl';
  return keys
    .replace(/Mod\+(.*)/, (_, key: string) => `${mod} ${key.length === 1 ? key.toUpperCase() : key}`)
    .split(' ')
    .map(keyName)
    .join(' ');
}

function keyName(key: string): string {
  const named = NAMED_KEYS.find((name) => name === key);
  return named === undefined ? key : t(`key.${named}`);
}

export function Kbd({ keys }: { keys: string }) {
  return (
    <kbd
      className="figures rounded-sm border border-line bg-canvas px-1 text-xs leading-4 text-ink-3 no-hover:hidden"
      aria-hidden
    >
      {keysInWords(keys)}
    </kbd>
  );
}

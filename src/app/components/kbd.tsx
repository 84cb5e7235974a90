/** Formats an action's keys for this platform: `Ctrl K`. */
export function keysInWords(keys: string): string {
  const mod = navigator.userAgent.includes('Mac') ? '⌘' : 'Ctrl';
  return keys.replace(/Mod\+(.*)/, (_, key: string) => `${mod} ${key.toUpperCase()}`);
}

export function Kbd({ keys }: { keys: string }) {
  return (
    <kbd className="figures rounded-sm border border-line bg-canvas px-1 text-xs leading-4 text-ink-3" aria-hidden>
      {keysInWords(keys)}
    </kbd>
  );
}

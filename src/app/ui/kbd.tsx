/** A key or a sequence of keys. */
export function Kbd({ keys }: { keys: string }) {
  return (
    <kbd className="figures rounded-sm border border-line bg-canvas px-1 text-xs leading-4 text-ink-3" aria-hidden>
      {keys}
    </kbd>
  );
}

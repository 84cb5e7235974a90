import { useEffect, useSyncExternalStore } from 'react';
import { Button } from './button.tsx';
import { X } from 'lucide-react';
import { useNow } from '#app/lib/use-now.ts';

export type Toast = {
  id: string;
  text: string;
  action?: { label: string; onSelect: () => void };
  /** Milliseconds until it leaves; it stays until dismissed where this is absent. */
  forMs?: number;
  /** When what it announces is done, in milliseconds since the epoch: it counts the seconds down, and leaves then. */
  until?: number;
};

let toasts: readonly Toast[] = [];
const listeners = new Set<() => void>();

function set(next: readonly Toast[]) {
  toasts = next;
  for (const listener of listeners) listener();
}

/** Shows a toast; one with the same id takes the place of the earlier one. */
export function showToast(toast: Toast): void {
  set([...toasts.filter(({ id }) => id !== toast.id), toast]);
}

export function dismissToast(id: string): void {
  set(toasts.filter((toast) => toast.id !== id));
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The toasts at the foot of the page; a live region, so that they are heard as well. */
export function Toasts() {
  const shown = useSyncExternalStore(subscribe, () => toasts);
  return (
    <div
      role="status"
      aria-live="polite"
      className="pointer-events-none fixed inset-x-0 bottom-4 z-40 flex flex-col items-center gap-2 px-4"
    >
      {shown.map((toast) => (
        <ToastLine key={toast.id} toast={toast} />
      ))}
    </div>
  );
}

function ToastLine({ toast }: { toast: Toast }) {
  const { id, forMs, until } = toast;
  useEffect(() => {
    if (forMs === undefined && until === undefined) return undefined;
    const timer = setTimeout(() => dismissToast(id), forMs ?? (until ?? 0) - Date.now());
    return () => clearTimeout(timer);
  }, [id, forMs, until]);
  return (
    <div className="pointer-events-auto flex max-w-full items-center gap-2 rounded-lg bg-ink py-1.5 pr-1.5 pl-3.5 text-sm text-canvas shadow-float">
      <span className="min-w-0 truncate">{toast.text}</span>
      {toast.action && (
        <button
          type="button"
          className="h-7 rounded px-2 font-semibold hover:bg-canvas/15 focus-visible:outline-canvas"
          onClick={toast.action.onSelect}
        >
          {toast.action.label}
        </button>
      )}
      {until === undefined ? (
        <Button
          look="quiet"
          size="small-icon"
          aria-label="Dismiss"
          className="text-canvas hover:bg-canvas/15 hover:text-canvas focus-visible:outline-canvas"
          onClick={() => dismissToast(id)}
        >
          <X size={14} aria-hidden />
        </Button>
      ) : (
        <SecondsLeft until={until} />
      )}
    </div>
  );
}

/** Not read aloud: a live region that ticks would never fall silent. */
function SecondsLeft({ until }: { until: number }) {
  const left = Math.max(0, Math.ceil((until - useNow(1000)) / 1000));
  return (
    <span aria-hidden className="figures min-w-8 pr-2 text-right text-xs opacity-70">
      {left} s
    </span>
  );
}

import { X } from 'lucide-react';
import { Fragment, type ReactNode, useEffect, useSyncExternalStore } from 'react';
import { Button } from './button.tsx';

export type Toast = {
  id: string;
  text: string;
  action?: { label: string; onSelect: () => void };
  /** Milliseconds until it leaves; it stays until dismissed where this is absent. */
  forMs?: number;
  /** What is seen in its place, where it is more than a line; the text is heard then. */
  body?: ReactNode;
};

let toasts: readonly Toast[] = [];
const listeners = new Set<() => void>();

function set(next: readonly Toast[]) {
  toasts = next;
  for (const listener of listeners) listener();
}

/** Shows a toast; one with the same id takes the place of the earlier one. */
export function showToast(toast: Toast): void {
  const known = toasts.some(({ id }) => id === toast.id);
  set(known ? toasts.map((other) => (other.id === toast.id ? toast : other)) : [...toasts, toast]);
}

export function dismissToast(id: string): void {
  set(toasts.filter((toast) => toast.id !== id));
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The toasts at the foot of the page; their words in a live region, so that they are heard as well. */
export function Toasts() {
  const shown = useSyncExternalStore(subscribe, () => toasts);
  return (
    <section
      aria-label="Notices"
      className="pointer-events-none fixed inset-x-0 bottom-4 z-40 flex flex-col items-center gap-2 px-4 print:hidden"
    >
      {shown.map(({ id, body }) => (
        <Fragment key={id}>{body}</Fragment>
      ))}
      <div role="status" aria-live="polite" aria-atomic={false} className="flex max-w-full flex-col items-center gap-2">
        {shown.map((toast) =>
          toast.body === undefined ? (
            <ToastLine key={toast.id} toast={toast} />
          ) : (
            <p key={toast.id} className="sr-only">
              {toast.text}
            </p>
          ),
        )}
      </div>
    </section>
  );
}

/** What a toast looks like. */
export const toastClass =
  'pointer-events-auto flex max-w-full items-center gap-2 rounded-lg bg-ink py-1.5 pr-1.5 pl-3.5 text-sm text-canvas shadow-float forced-colors:border';

function ToastLine({ toast: { id, text, action, forMs } }: { toast: Toast }) {
  useEffect(() => {
    if (forMs === undefined) return undefined;
    const timer = setTimeout(() => dismissToast(id), forMs);
    return () => clearTimeout(timer);
  }, [id, forMs]);
  return (
    <div className={toastClass}>
      <span className="my-1 line-clamp-3 min-w-0 wrap-anywhere">{text}</span>
      {action && <ToastButton onClick={action.onSelect}>{action.label}</ToastButton>}
      <DismissToast onClick={() => dismissToast(id)} />
    </div>
  );
}

type OnClick = { onClick: () => void };

export function ToastButton({ onClick, children }: OnClick & { children: ReactNode }) {
  return (
    <button
      type="button"
      className="h-7 shrink-0 rounded px-2 font-semibold whitespace-nowrap hover:bg-canvas/15 focus-visible:outline-canvas"
      onClick={onClick}
    >
      {children}
    </button>
  );
}

export function DismissToast({ onClick }: OnClick) {
  return (
    <Button
      look="quiet"
      size="small-icon"
      aria-label="Dismiss"
      className="text-canvas hover:bg-canvas/15 hover:text-canvas focus-visible:outline-canvas"
      onClick={onClick}
    >
      <X size={14} aria-hidden />
    </Button>
  );
}

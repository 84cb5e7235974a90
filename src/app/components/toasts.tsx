import { X } from 'lucide-react';
import { Suspense, useEffect, useSyncExternalStore, type ReactNode } from 'react';
import { createStore } from '#app/lib/create-store.ts';
import { afterStart } from '#app/lib/after-start.ts';
import { t } from '#app/messages/common.ts';
import { Button } from './button.tsx';
import { lazyPart, type NotLoadedProps } from './lazy-part.tsx';

export type ToastOptions = {
  id: string;
  text: string;
  /** Milliseconds. Without it, the toast stays until it is dismissed. */
  forMs?: number;
  action?: { label: string; onSelect: () => void } | undefined;
  /** Shown instead of the text, which is still announced. */
  body?: ReactNode;
};

type Viewport = { show: (toast: ToastOptions) => void; dismiss: (id: string) => void };

const RETRY_MS = 5_000;

let viewport: Viewport | undefined;
/** Toasts from before the viewport was there. */
let early: readonly ToastOptions[] = [];
const isNeeded = createStore(false);

/** Replaces an earlier toast with the same id. */
export function showToast(toast: ToastOptions): void {
  if (viewport !== undefined) return viewport.show(toast);
  early = [...early, toast];
  return isNeeded.set(true);
}

export function dismissToast(id: string): void {
  early = early.filter((toast) => toast.id !== id);
  viewport?.dismiss(id);
}

/** For the viewport. Returns a function that disconnects it. */
export function connectToasts(connected: Viewport): () => void {
  viewport = connected;
  early.forEach(connected.show);
  early = [];
  return () => void (viewport = undefined);
}

const ToastViewport = lazyPart(async () => (await import('./toast-viewport.tsx')).ToastViewport, ToastsNotLoaded);

// Screen readers announce a toast only in a region that is there before it.
afterStart(() => isNeeded.set(true));

export function Toasts() {
  const isShown = useSyncExternalStore(isNeeded.subscribe, isNeeded.get);
  return <Suspense>{isShown && <ToastViewport />}</Suspense>;
}

function ToastsNotLoaded({ onRetry, retrying }: NotLoadedProps) {
  useEffect(() => {
    if (retrying) return;
    const timer = setTimeout(onRetry, RETRY_MS);
    return () => clearTimeout(timer);
  }, [onRetry, retrying]);
  return null;
}

export const toastClass =
  'flex max-w-full items-center gap-2 rounded-lg bg-ink py-1.5 pr-1.5 pl-3.5 text-sm text-canvas shadow-float forced-colors:border';

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
      aria-label={t('dismiss')}
      className="text-canvas hover:bg-canvas/15 hover:text-canvas focus-visible:outline-canvas"
      onClick={onClick}
    >
      <X size={14} aria-hidden />
    </Button>
  );
}

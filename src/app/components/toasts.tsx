import { Toast } from '@base-ui/react/toast';
import { X } from 'lucide-react';
import { useEffect, type ReactNode } from 'react';
import { t } from '#app/messages/common.ts';
import { Button } from './button.tsx';

type ToastContent = {
  action?: { label: string; onSelect: () => void } | undefined;
  /** Shown instead of the text, which is still announced. */
  body?: ReactNode;
};

export type ToastOptions = ToastContent & {
  id: string;
  text: string;
  /** Milliseconds. Without it, the toast stays until it is dismissed. */
  forMs?: number;
};

/** Base UI needs a number. */
const NO_LIMIT = 100;

const manager = Toast.createToastManager<ToastContent>();
/** Toasts from before `Toasts` was mounted, which the manager would drop; undefined while it is mounted. */
let early: ToastOptions[] | undefined = [];

/** Replaces an earlier toast with the same id. */
export function showToast(toast: ToastOptions): void {
  const { id, text, forMs = 0, action, body } = toast;
  if (early === undefined) manager.add({ id, title: text, timeout: forMs, data: { action, body } });
  else early.push(toast);
}

export function dismissToast(id: string): void {
  early = early?.filter((toast) => toast.id !== id);
  manager.close(id);
}

/** Above dialogs. Toasts are announced, and F6 focuses them. */
export function Toasts() {
  useEffect(() => {
    const waiting = early;
    early = undefined;
    waiting?.forEach(showToast);
    return () => void (early = []);
  }, []);
  return (
    <Toast.Provider toastManager={manager} limit={NO_LIMIT}>
      <Toast.Portal>
        <Toast.Viewport
          aria-label={t('notifications')}
          className="pointer-events-none fixed inset-x-0 bottom-4 z-50 in-[body:has([data-bottom-bar])]:bottom-16 flex flex-col-reverse items-center gap-2 px-4 focus-visible:outline-none print:hidden"
        >
          <ToastList />
        </Toast.Viewport>
      </Toast.Portal>
    </Toast.Provider>
  );
}

function ToastList() {
  const { toasts } = Toast.useToastManager<ToastContent>();
  return toasts.map((toast) => {
    const { action, body } = toast.data ?? {};
    return (
      <Toast.Root
        key={toast.id}
        toast={toast}
        swipeDirection={[]}
        className="pointer-events-auto max-w-full rounded-lg"
      >
        {body === undefined ? (
          <div className={toastClass}>
            <Toast.Title render={<p />} className="my-1 line-clamp-3 min-w-0 wrap-anywhere" />
            {action && <ToastButton onClick={action.onSelect}>{action.label}</ToastButton>}
            <DismissToast onClick={() => dismissToast(toast.id)} />
          </div>
        ) : (
          <>
            <Toast.Title render={<p />} className="sr-only" />
            <div aria-live="off">{body}</div>
          </>
        )}
      </Toast.Root>
    );
  });
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

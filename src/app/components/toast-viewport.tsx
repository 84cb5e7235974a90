import { Toast } from '@base-ui/react/toast';
import { useEffect } from 'react';
import { t } from '#app/messages/common.ts';
import { connectToasts, DismissToast, dismissToast, ToastButton, toastClass, type ToastOptions } from './toasts.tsx';

/** Base UI needs a number. */
const NO_LIMIT = 100;

const manager = Toast.createToastManager<ToastOptions>();

const viewport = {
  show(toast: ToastOptions) {
    manager.add({ id: toast.id, title: toast.text, timeout: toast.forMs ?? 0, data: toast });
  },
  dismiss: manager.close,
};

/** Above dialogs. Toasts are announced, and F6 focuses them. */
export function ToastViewport() {
  useEffect(() => connectToasts(viewport), []);
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
  const { toasts } = Toast.useToastManager<ToastOptions>();
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

import { useId, useLayoutEffect, useRef } from 'react';
import { t } from '#app/messages/common.ts';
import { Button } from './button.tsx';
import type { NotLoadedProps } from './lazy-part.tsx';

/** Replaces a dialog whose code could not be loaded. The browser's own dialog, which needs no code. */
export function DialogNotLoaded({ onClose, onRetry, retrying }: NotLoadedProps & { onClose: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useLayoutEffect(() => {
    const element = dialog.current;
    element?.showModal();
    // Returns the focus.
    return () => element?.close();
  }, []);
  return (
    <dialog
      ref={dialog}
      data-modal
      aria-labelledby={titleId}
      className="m-auto w-[min(32rem,calc(100vw-2rem))] rounded-xl border border-line bg-surface text-ink shadow-float backdrop:bg-backdrop"
      onCancel={onClose}
    >
      <h2 id={titleId} className="px-5 pt-4 text-lg font-semibold">
        {t('notLoaded')}
      </h2>
      <p className="px-5 pt-2 pb-5 text-sm text-ink-2">{t('notLoadedAdvice')}</p>
      <div className="flex flex-wrap justify-end gap-2 border-t border-line px-5 py-3">
        <Button onClick={onClose}>{t('close')}</Button>
        <Button look="primary" disabled={retrying} onClick={onRetry}>
          {t('retry')}
        </Button>
      </div>
    </dialog>
  );
}

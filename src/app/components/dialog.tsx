import { Dialog as BaseDialog } from '@base-ui/react/dialog';
import type { ReactNode } from 'react';
import { X } from 'lucide-react';
import { classNames } from '#app/lib/class-names.ts';
import { t } from '#app/messages/common.ts';
import { Button } from './button.tsx';
import { Modal } from './modal.tsx';

type DialogProps = {
  title: string;
  onClose: () => void;
  children: ReactNode;
  actions?: ReactNode;
  size?: keyof typeof widths;
};

const widths = {
  base: 'w-[min(32rem,calc(100vw-2rem))]',
  wide: 'w-[min(46rem,calc(100vw-2rem))]',
} as const;

/** A modal dialog, open while mounted. */
export function Dialog({ title, onClose, children, actions, size = 'base' }: DialogProps) {
  return (
    <Modal
      onClose={onClose}
      className={classNames(
        'm-auto h-fit max-h-[calc(100dvh-2rem)] overflow-y-auto rounded-xl border bg-surface',
        widths[size],
      )}
    >
      <div className="flex items-center justify-between gap-4 px-5 pt-4">
        <BaseDialog.Title className="text-lg font-semibold">{title}</BaseDialog.Title>
        <Button look="quiet" size="small-icon" aria-label={t('close')} onClick={onClose}>
          <X size={16} aria-hidden />
        </Button>
      </div>
      <div className="px-5 pt-2 pb-5">{children}</div>
      {actions && <div className="flex flex-wrap justify-end gap-2 border-t border-line px-5 py-3">{actions}</div>}
    </Modal>
  );
}

import { t } from '#app/messages/composer.ts';
import { Paperclip } from 'lucide-react';
import type { HTMLAttributes } from 'react';
import { createPortal } from 'react-dom';
import { FILE_LIMITS } from './attachments.ts';

export function DropOverlay({ rootProps }: { rootProps?: HTMLAttributes<HTMLElement> }) {
  return createPortal(
    <div {...rootProps} data-testid="drop-overlay" className="fixed inset-0 z-50 bg-canvas/85 p-3">
      <div className="pointer-events-none flex size-full flex-col items-center justify-center rounded-xl border-2 border-dashed border-accent bg-accent-soft/40 px-6">
        <p className="flex items-center gap-3 rounded-xl border border-line bg-surface px-5 py-4 text-base text-ink shadow-float">
          <Paperclip size={20} className="shrink-0 text-accent" aria-hidden />
          <span className="text-ink-2">
            {t.rich('dropToAttach', { ...FILE_LIMITS, b: <span className="font-semibold text-ink" /> })}
          </span>
        </p>
      </div>
    </div>,
    document.body,
  );
}

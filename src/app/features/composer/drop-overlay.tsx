import { Paperclip } from 'lucide-react';
import type { HTMLAttributes } from 'react';
import { createPortal } from 'react-dom';
import { LIMITS_IN_WORDS } from './attachments.ts';

/** Covers the page while files are dragged over it, and says what it will take. */
export function DropOverlay({ rootProps }: { rootProps?: HTMLAttributes<HTMLElement> }) {
  return createPortal(
    <div {...rootProps} data-testid="drop-overlay" className="fixed inset-0 z-50 bg-canvas/85 p-3">
      <div className="pointer-events-none flex size-full flex-col items-center justify-center rounded-xl border-2 border-dashed border-accent bg-accent-soft/40 px-6">
        <p className="flex items-center gap-3 rounded-xl border border-line bg-surface px-5 py-4 text-base text-ink shadow-float">
          <Paperclip size={20} className="shrink-0 text-accent" aria-hidden />
          <span>
            <span className="font-semibold">Drop to attach</span>
            <span className="text-ink-2">{` · ${LIMITS_IN_WORDS}`}</span>
          </span>
        </p>
      </div>
    </div>,
    document.body,
  );
}

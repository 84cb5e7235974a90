import { Suspense, useState, type KeyboardEvent } from 'react';
import { spellPress } from '#app/components/action-keys.ts';
import { DialogNotLoaded } from '#app/components/dialog-not-loaded.tsx';
import { lazyPart } from '#app/components/lazy-part.tsx';
import { takeFocus } from '#app/components/take-focus.ts';
import { afterStart } from '#app/lib/after-start.ts';
import { classNames } from '#app/lib/class-names.ts';
import { t } from '#app/messages/navigation.ts';
import type { PaletteProps } from './palette.tsx';
import { PaletteField, paletteClass } from './palette-field.tsx';

const Palette = lazyPart<PaletteProps>(async () => (await import('./palette.tsx')).Palette, DialogNotLoaded);
afterStart(Palette.preload);

/** Keeps what is typed while its code loads. */
export function CommandPalette({ onClose }: { onClose: () => void }) {
  const [query, setQuery] = useState('');
  const [opener] = useState(() => document.activeElement);
  return (
    <Suspense fallback={<LoadingPalette query={query} onQuery={setQuery} opener={opener} onClose={onClose} />}>
      <Palette query={query} onQuery={setQuery} opener={opener} onClose={onClose} />
    </Suspense>
  );
}

/** `opener` gets the focus back. */
function LoadingPalette({ query, onQuery, opener, onClose }: PaletteProps) {
  const close = () => {
    if (opener instanceof HTMLElement) opener.focus();
    onClose();
  };
  function onKeyDown(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape' || spellPress(event) === 'Mod+k') close();
    else if (event.key !== 'Tab') return;
    event.preventDefault();
  }
  return (
    <div
      ref={takeFocus}
      role="dialog"
      aria-modal
      aria-label={t('commandMenu')}
      data-modal
      className="fixed inset-0 z-50 flex bg-backdrop"
      onPointerDown={({ target, currentTarget }) => target === currentTarget && close()}
    >
      <div className={classNames(paletteClass, 'border-line text-ink shadow-float')}>
        <PaletteField value={query} onValue={onQuery} onKeyDown={onKeyDown} />
      </div>
    </div>
  );
}

import { Suspense, useState } from 'react';
import { DialogNotLoaded } from '#app/components/dialog-not-loaded.tsx';
import { lazyPart } from '#app/components/lazy-part.tsx';
import { takeFocus } from '#app/components/take-focus.ts';
import { afterStart } from '#app/lib/after-start.ts';
import { classNames } from '#app/lib/class-names.ts';
import type { PaletteProps } from './palette.tsx';
import { PaletteField, paletteClass } from './palette-field.tsx';

const Palette = lazyPart<PaletteProps>(async () => (await import('./palette.tsx')).Palette, DialogNotLoaded);
afterStart(Palette.preload);

/** Keeps what is typed while its code loads. */
export function CommandPalette({ onClose }: { onClose: () => void }) {
  const [query, setQuery] = useState('');
  const [opener] = useState(() => document.activeElement);
  return (
    <Suspense fallback={<LoadingPalette query={query} onQuery={setQuery} onClose={onClose} />}>
      <Palette query={query} onQuery={setQuery} opener={opener} onClose={onClose} />
    </Suspense>
  );
}

function LoadingPalette({ query, onQuery, onClose }: Omit<PaletteProps, 'opener'>) {
  return (
    <div ref={takeFocus} data-modal className="fixed inset-0 z-50 flex bg-backdrop">
      <div className={classNames(paletteClass, 'border-line text-ink shadow-float')}>
        <PaletteField value={query} onValue={onQuery} onKeyDown={({ key }) => key === 'Escape' && onClose()} />
      </div>
    </div>
  );
}

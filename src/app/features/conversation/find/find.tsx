import { Suspense } from 'react';
import { DialogNotLoaded } from '#app/components/dialog-not-loaded.tsx';
import { lazyPart } from '#app/components/lazy-part.tsx';
import type { FindBarProps } from './find-bar.tsx';

const FindBar = lazyPart(async () => (await import('./find-bar.tsx')).FindBar, DialogNotLoaded);

/** Find in the conversation: its code loads when it is first asked for. */
export function Find(props: FindBarProps) {
  return (
    <Suspense>
      <FindBar {...props} />
    </Suspense>
  );
}

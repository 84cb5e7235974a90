import { Suspense } from 'react';
import { DialogNotLoaded } from '#app/components/dialog-not-loaded.tsx';
import { lazyPart } from '#app/components/lazy-part.tsx';
import type { TurnAsCodeProps } from './turn-as-code.tsx';

const TurnAsCode = lazyPart(async () => (await import('./turn-as-code.tsx')).TurnAsCode, DialogNotLoaded);

export function CopyAsDialog(props: TurnAsCodeProps) {
  return (
    <Suspense>
      <TurnAsCode {...props} />
    </Suspense>
  );
}

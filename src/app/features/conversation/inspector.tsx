import { Suspense } from 'react';
import { lazyPart, WHY_NOT_LOADED, type NotLoadedProps } from '#app/components/lazy-part.tsx';
import { RetryNotice } from '#app/components/retry-notice.tsx';
import type { InspectorProps } from './turn-inspector.tsx';

const TurnInspector = lazyPart(async () => (await import('./turn-inspector.tsx')).TurnInspector, InspectorNotLoaded);

/** The figures at the right edge: their code loads when they are asked for. */
export function Inspector(props: InspectorProps) {
  return (
    <Suspense>
      <TurnInspector {...props} />
    </Suspense>
  );
}

function InspectorNotLoaded({ onRetry, retrying }: NotLoadedProps) {
  return (
    <div className="p-4">
      <RetryNotice
        title="The figures could not be loaded."
        advice={WHY_NOT_LOADED}
        again={!retrying}
        onRetry={onRetry}
      />
    </div>
  );
}

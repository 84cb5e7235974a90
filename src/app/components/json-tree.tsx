import { Suspense } from 'react';
import { lazyPart, WHY_NOT_LOADED, type NotLoadedProps } from './lazy-part.tsx';
import { RetryNotice } from './retry-notice.tsx';

export type JsonTreeProps = {
  value: unknown;
  label: string;
  tone?: 'error';
  /** Where the value is searched: its path, as in `reveal.ts`. */
  path?: string;
};

const JsonNodes = lazyPart(async () => (await import('./json-nodes.tsx')).JsonNodes, JsonNotLoaded);

/** Any JSON value, to be looked into: the code for that loads with the first one. */
export function JsonTree(props: JsonTreeProps) {
  return (
    <Suspense>
      <JsonNodes {...props} />
    </Suspense>
  );
}

function JsonNotLoaded({ onRetry, retrying }: NotLoadedProps) {
  return <RetryNotice title="This could not be loaded." advice={WHY_NOT_LOADED} again={!retrying} onRetry={onRetry} />;
}

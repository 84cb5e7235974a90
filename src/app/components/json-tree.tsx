import { Suspense } from 'react';
import { lazyPart } from './lazy-part.tsx';
import { NotLoadedNotice } from './not-loaded-notice.tsx';

export type JsonTreeProps = {
  value: unknown;
  label: string;
  tone?: 'error';
  /** For find, see `reveal.ts`. */
  path?: string;
};

const JsonNodes = lazyPart(async () => (await import('./json-nodes.tsx')).JsonNodes, NotLoadedNotice);

/** Its code loads with the first one. */
export function JsonTree(props: JsonTreeProps) {
  return (
    <Suspense>
      <JsonNodes {...props} />
    </Suspense>
  );
}

import { Suspense } from 'react';
import { t } from '#app/messages/common.ts';
import { lazyPart, type NotLoadedProps } from './lazy-part.tsx';
import { RetryNotice } from './retry-notice.tsx';

export type JsonTreeProps = {
  value: unknown;
  label: string;
  tone?: 'error';
  /** For find, see `reveal.ts`. */
  path?: string;
};

const JsonNodes = lazyPart(async () => (await import('./json-nodes.tsx')).JsonNodes, JsonNotLoaded);

/** Its code loads with the first one. */
export function JsonTree(props: JsonTreeProps) {
  return (
    <Suspense>
      <JsonNodes {...props} />
    </Suspense>
  );
}

function JsonNotLoaded({ onRetry, retrying }: NotLoadedProps) {
  return <RetryNotice title={t('notLoaded')} advice={t('notLoadedAdvice')} again={!retrying} onRetry={onRetry} />;
}

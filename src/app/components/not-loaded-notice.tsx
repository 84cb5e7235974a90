import { t } from '#app/messages/common.ts';
import type { NotLoadedProps } from './lazy-part.tsx';
import { RetryNotice } from './retry-notice.tsx';

/** Replaces a part of the page whose code could not be loaded. */
export function NotLoadedNotice({ onRetry, retrying }: NotLoadedProps) {
  return <RetryNotice title={t('notLoaded')} advice={t('notLoadedAdvice')} again={!retrying} onRetry={onRetry} />;
}

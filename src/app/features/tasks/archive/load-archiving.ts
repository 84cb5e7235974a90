import type { QueryClient } from '@tanstack/react-query';
import { mayKeep } from '#app/lib/may-keep.ts';
import type { Archiving } from './archiving.ts';

/** Under which keys of local storage batches are kept. */
export const BATCH_KEYS = 'handinger-archive/';

let archiving: Archiving | undefined;

/** What archives in this page. Its code loads when it is first asked for; rejects where that does not come. */
export async function loadArchiving(client: QueryClient): Promise<Archiving> {
  const { openArchiving } = await import('./open-archiving.tsx');
  return (archiving ??= openArchiving(client));
}

/** Takes up what closed pages have left to be archived: now, and when a tab is closed in the midst of it. */
export function takeUpArchiving(client: QueryClient): void {
  const isOurs = (key: string | null) => key?.startsWith(BATCH_KEYS) === true;
  const load = () => loadArchiving(client).catch(reportError);
  if (mayKeep() && Object.keys(localStorage).some(isOurs)) void load();
  addEventListener('storage', ({ key }) => isOurs(key) && void load());
}

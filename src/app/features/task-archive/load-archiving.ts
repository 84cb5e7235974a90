import type { QueryClient } from '@tanstack/react-query';
import { isStorageAvailable } from '#app/lib/is-storage-available.ts';
import type { Archiving } from './archiving.ts';

/** Under which keys of local storage batches are kept. */
export const BATCH_KEYS = 'handinger-archive/';

let archiving: Archiving | undefined;

/** What archives in this page. Its code loads when it is first asked for; rejects where that does not come. */
export async function loadArchiving(client: QueryClient): Promise<Archiving> {
  const { openArchiving } = await import('./open-archiving.tsx');
  return (archiving ??= openArchiving(client));
}

/** Continues what closed pages left unfinished: now, and whenever another tab closes in the middle of it. Returns a function that stops listening. */
export function takeUpArchiving(client: QueryClient): () => void {
  const isOurs = (key: string | null) => key?.startsWith(BATCH_KEYS) === true;
  const load = () => loadArchiving(client).catch(reportError);
  if (isStorageAvailable() && Object.keys(localStorage).some(isOurs)) void load();
  const onStorage = ({ key }: StorageEvent) => isOurs(key) && void load();
  addEventListener('storage', onStorage);
  return () => removeEventListener('storage', onStorage);
}

import { newId } from '#contract/ids.ts';
import { isStorageAvailable, webLocks } from '#app/lib/is-storage-available.ts';

const KEY = 'tab';
const LOCK = 'handinger-tab/';

let name: string | undefined;

/** Survives a reload. While the page is open the name is only in memory, so that a duplicated tab gets another. */
export function thisTab(): string {
  if (name === undefined) {
    name = takeName();
    // Held while the page lives, to show that this tab is open.
    void webLocks()?.request(LOCK + name, () => new Promise(() => undefined));
  }
  return name;
}

/** Returns none if the browser has no Web Locks. */
export async function openTabs(): Promise<ReadonlySet<string>> {
  const { held = [], pending = [] } = (await webLocks()?.query()) ?? {};
  const names = [...held, ...pending].map((lock) => lock.name ?? '');
  return new Set(names.filter((one) => one.startsWith(LOCK)).map((one) => one.slice(LOCK.length)));
}

function takeName(): string {
  const fresh = newId('snd');
  if (!isStorageAvailable()) return fresh;
  const known = sessionStorage.getItem(KEY) ?? fresh;
  sessionStorage.removeItem(KEY);
  addEventListener('pagehide', () => sessionStorage.setItem(KEY, known));
  return known;
}

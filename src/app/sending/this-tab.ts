import { newId } from '#contract/ids.ts';
import { isStorageAvailable, webLocks } from '#app/lib/is-storage-available.ts';

const KEY = 'tab';
const LOCK = 'handinger-tab/';

let name: string | undefined;

/** A name for this tab that outlives a reload. A copy of the tab gets another: while the page is open, it alone knows the name. */
export function thisTab(): string {
  if (name === undefined) {
    name = takeName();
    // Held for as long as the page lives.
    void webLocks()?.request(LOCK + name, () => new Promise(() => undefined));
  }
  return name;
}

/** The names of the tabs that are open; none where the browser doesn't tell. */
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

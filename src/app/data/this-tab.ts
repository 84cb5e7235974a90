import { newId } from '#contract/ids.ts';

const KEY = 'tab';
const LOCK = 'handinger-tab/';

let name: string | undefined;

/** A name for this tab that outlives a reload. A copy of the tab gets another: while the page is open, it alone knows the name. */
export function thisTab(): string {
  if (name === undefined) {
    name = takeName();
    // Held for as long as the page lives; a browser that refuses has nothing to keep apart.
    locks()
      ?.request(LOCK + name, () => new Promise(() => undefined))
      .catch(() => undefined);
  }
  return name;
}

/** The names of the tabs that are open; none where the browser doesn't tell. */
export async function openTabs(): Promise<ReadonlySet<string>> {
  const { held = [], pending = [] } = (await locks()?.query()) ?? {};
  const names = [...held, ...pending].map((lock) => lock.name ?? '');
  return new Set(names.filter((one) => one.startsWith(LOCK)).map((one) => one.slice(LOCK.length)));
}

function takeName(): string {
  const fresh = newId('snd');
  try {
    const known = sessionStorage.getItem(KEY) ?? fresh;
    sessionStorage.removeItem(KEY);
    addEventListener('pagehide', () => sessionStorage.setItem(KEY, known));
    return known;
  } catch {
    return fresh; // the browser keeps nothing
  }
}

/** Only pages from a secure origin have locks. */
function locks(): LockManager | undefined {
  return 'locks' in navigator ? navigator.locks : undefined;
}

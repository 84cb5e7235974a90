import { isStorageAvailable } from '#app/lib/is-storage-available.ts';
import { LANGUAGES, type Feature, type LanguageName, type Message } from './languages.ts';

const STORED_AS = 'language';

type Current = {
  readonly name: LanguageName;
  readonly messageOf: Awaited<ReturnType<(typeof LANGUAGES)[LanguageName]['load']>>;
};

let current: Current = { name: 'en', messageOf: (_feature: Feature, _key: string, english: Message) => english };

/** English until `loadLanguage` has finished. */
export function currentLanguage(): Current {
  return current;
}

/** Call once, before the first paint. `?lang=` chooses a language for this browser. English if it can't be loaded. */
export async function loadLanguage(): Promise<void> {
  try {
    const name = chosenLanguage();
    current = { name, messageOf: await LANGUAGES[name].load() };
    document.documentElement.lang = name;
    document.documentElement.dir = LANGUAGES[name].direction;
  } catch (error) {
    console.error('The language was not loaded.', error);
  }
}

function chosenLanguage(): LanguageName {
  const address = new URL(window.location.href);
  const requested = address.searchParams.get('lang');
  if (requested !== null) {
    address.searchParams.delete('lang');
    window.history.replaceState(window.history.state, '', address);
    if (isLanguage(requested) && isStorageAvailable()) localStorage.setItem(STORED_AS, requested);
  }
  const chosen = requested ?? (isStorageAvailable() ? localStorage.getItem(STORED_AS) : null);
  return isLanguage(chosen) ? chosen : 'en';
}

function isLanguage(name: string | null): name is LanguageName {
  return name !== null && Object.hasOwn(LANGUAGES, name);
}

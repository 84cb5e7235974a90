import type { typeset } from './typeset.ts';

export type Typesetter = typeof typeset;

let loaded: Typesetter | undefined;
let loading: Promise<Typesetter | undefined> | undefined;

/** Whether Markdown may hold formulas. Its dollar signs may be those of prices, too. */
export function mayHoldMath(markdown: string): boolean {
  return /\$|\\[([]/.test(markdown);
}

/** Loads the code that sets formulas. Resolves to undefined if it can't be loaded: then formulas stay source. */
export function loadTypesetter(): Promise<Typesetter | undefined> {
  loading ??= import('./typeset.ts').then(
    (code) => (loaded = code.typeset),
    () => {
      // The next formula tries again.
      loading = undefined;
      return undefined;
    },
  );
  return loading;
}

/** The code that sets formulas, if it has loaded. */
export function loadedTypesetter(): Typesetter | undefined {
  return loaded;
}

/** Resolves once the code that sets formulas has loaded, at once if nothing has asked for it. */
export async function typesetterSettled(): Promise<void> {
  await loading;
}

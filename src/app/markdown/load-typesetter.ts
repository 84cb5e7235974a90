import type { typeset } from './typeset.ts';

export type Typesetter = typeof typeset;

let loaded: Typesetter | undefined;
let loading: Promise<Typesetter | undefined> | undefined;

/** Whether Markdown may contain formulas. May be wrong for prices in dollars. */
export function mayHoldMath(markdown: string): boolean {
  return /\$|\\[([]/.test(markdown);
}

/** Loads the typesetter. Resolves to undefined on failure: formulas then stay source. */
export function loadTypesetter(): Promise<Typesetter | undefined> {
  loading ??= import('./typeset.ts').then(
    (code) => (loaded = code.typeset),
    () => {
      loading = undefined;
      return undefined;
    },
  );
  return loading;
}

export function loadedTypesetter(): Typesetter | undefined {
  return loaded;
}

/** Resolves once a running load has ended; at once without one. */
export async function typesetterSettled(): Promise<void> {
  await loading;
}

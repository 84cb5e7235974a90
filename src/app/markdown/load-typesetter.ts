import type { typeset } from './typeset.ts';

export type Typesetter = typeof typeset;

let loaded: Typesetter | undefined;
let loading: Promise<Typesetter | undefined> | undefined;

/** May be wrong for prices in dollars. */
export function mayHoldMath(markdown: string): boolean {
  return /\$|\\[([]/.test(markdown);
}

/** Resolves to undefined on failure: formulas then stay source. */
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

import { createContext, use, useState } from 'react';

/**
 * A place that is to be brought into the page, though it may be folded away. Places have paths: `a/b` is inside `a`.
 * `all`: also what a long text leaves out.
 */
export type RevealTarget = { readonly path: string; readonly all: boolean };

export const Revealed = createContext<RevealTarget | undefined>(undefined);

/** The path of something inside a place. */
export function pathInside(path: string, step: string | number): string {
  return `${path}/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`;
}

/** The path of what stands beside a place, such as its name: it can be seen while the place is folded. */
export function pathBeside(path: string, what: 'name' | 'summary'): string {
  return `${path}~${what}`;
}

/**
 * Calls `onReveal` when a target inside `path` is to be revealed, once a target, while rendering: it sets state of the
 * calling component. `step` is what comes after `path` in the target's path, undefined where it is the place itself.
 */
export function useReveal(
  path: string | undefined,
  onReveal: (target: RevealTarget, step: string | undefined) => void,
): void {
  const target = use(Revealed);
  const [seen, setSeen] = useState<RevealTarget>();
  if (target === undefined || target === seen || path === undefined) return;
  const isHere = target.path === path;
  if (!isHere && !target.path.startsWith(`${path}/`)) return;
  setSeen(target);
  const step = isHere ? undefined : target.path.slice(path.length + 1).split('/', 1)[0];
  onReveal(
    target,
    step
      ?.replace(/~[a-z]+$/, '')
      .replaceAll('~1', '/')
      .replaceAll('~0', '~'),
  );
}

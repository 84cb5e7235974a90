import { createContext, use, useState } from 'react';

/** A place to show, even inside collapsed content. Path `a/b` is inside `a`. `all`: also expands truncated text. */
export type RevealTarget = { readonly path: string; readonly all: boolean };

export const Revealed = createContext<RevealTarget | undefined>(undefined);

export function pathInside(path: string, step: string | number): string {
  return `${path}/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`;
}

/** For what stays visible while the place is collapsed, such as its name. */
export function pathBeside(path: string, what: 'name' | 'summary'): string {
  return `${path}~${what}`;
}

/**
 * Calls `onReveal` during render, once per target inside `path`; it may set state of the calling component. `step`: the
 * next segment of the target's path, undefined for the place itself.
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

import { useMemo, type ReactNode } from 'react';
import { TurnFiles } from '#app/markdown/turn-files.ts';
import { madeFiles } from '../made-files.ts';
import type { TurnView } from '../rows.ts';

/** Lets the links in a turn's text find the files that the turn was given or has made. */
export function FilesOfTurn({ view, children }: { view: TurnView; children: ReactNode }) {
  const given = view.turn.attachments;
  const made = madeFiles(view);
  const files = useMemo(() => [...(given ?? []), ...made], [given, made]);
  return <TurnFiles value={files}>{children}</TurnFiles>;
}

import { useMemo, type ReactNode } from 'react';
import { TurnFiles } from '#app/markdown/turn-files.ts';
import { outputFiles, type TurnView } from '../turn-view.ts';

/** Provides the files of a turn, so that relative links in its text can point at them. */
export function TurnFilesProvider({ view, children }: { view: TurnView; children: ReactNode }) {
  const { attachments } = view.turn;
  const made = outputFiles(view);
  const files = useMemo(() => [...(attachments ?? []), ...made], [attachments, made]);
  return <TurnFiles value={files}>{children}</TurnFiles>;
}

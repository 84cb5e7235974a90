import { useMemo, type ReactNode } from 'react';
import { TurnFiles } from '#app/markdown/turn-files.ts';
import { outputFiles, type TurnView } from '../turn-view.ts';

export function TurnFilesProvider({ view, children }: { view: TurnView; children: ReactNode }) {
  const { attachments } = view.turn;
  const made = outputFiles(view);
  const files = useMemo(() => [...(attachments ?? []), ...made], [attachments, made]);
  return <TurnFiles value={files}>{children}</TurnFiles>;
}

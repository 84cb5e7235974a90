import { Suspense, useState } from 'react';
import type { Elements } from '#app/components/elements.ts';
import { DialogNotLoaded } from '#app/components/dialog-not-loaded.tsx';
import { lazyPart } from '#app/components/lazy-part.tsx';
import { OpenPreview, type PreviewRequest } from '#app/entities/file/preview.ts';

const PreviewSheet = lazyPart(async () => (await import('./preview-sheet.tsx')).PreviewSheet, DialogNotLoaded);

/** Lets the pages open previews of files. */
export function PreviewProvider({ children }: { children: Elements }) {
  const [request, setRequest] = useState<PreviewRequest>();
  return (
    <OpenPreview value={setRequest}>
      {children}
      <Suspense>{request && <PreviewSheet request={request} onClose={() => setRequest(undefined)} />}</Suspense>
    </OpenPreview>
  );
}

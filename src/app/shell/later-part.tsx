import { Suspense, useState } from 'react';
import { useAfter } from '#app/lib/use-after.ts';
import { DialogNotLoaded } from '#app/ui/dialog-not-loaded.tsx';
import { lazyPart, type NotLoadedProps } from '#app/ui/lazy-part.tsx';
import type { LaterProps } from './later/later.tsx';

/** When a page is at rest, as a rule, in milliseconds from its start. */
const AT_REST_MS = 3_000;

const Later = lazyPart(async () => (await import('./later/later.tsx')).Later, LaterNotLoaded);

/** The palette, the shortcuts, and word of turns that end out of sight: their code comes once the page is at rest, so that they open at once. */
export function LaterPart(props: LaterProps) {
  const atRest = useAfter(AT_REST_MS);
  const [asked, setAsked] = useState(false);
  // What came before its time stays: it tells of turns that end.
  if (props.shown !== undefined && !asked) setAsked(true);
  return <Suspense>{(atRest || asked) && <Later {...props} />}</Suspense>;
}

function LaterNotLoaded({ shown, ...rest }: LaterProps & NotLoadedProps) {
  return shown !== undefined && <DialogNotLoaded {...rest} />;
}

import { Suspense } from 'react';
import { DialogNotLoaded } from '#app/components/dialog-not-loaded.tsx';
import { lazyPart } from '#app/components/lazy-part.tsx';
import type { UnlimitedDialogProps } from './unlimited-form.tsx';

const UnlimitedForm = lazyPart(async () => (await import('./unlimited-form.tsx')).UnlimitedForm, DialogNotLoaded);

/** Asks before a turn without a spend cap goes out: its code loads when it is needed, and nothing goes out without it. */
export function UnlimitedDialog(props: UnlimitedDialogProps) {
  return (
    <Suspense>
      <UnlimitedForm {...props} />
    </Suspense>
  );
}

import { Suspense, useState } from 'react';
import { DialogNotLoaded } from '#app/components/dialog-not-loaded.tsx';
import { lazyPart } from '#app/components/lazy-part.tsx';
import type { BatchTurn } from '#app/features/outbox/batch-notices.tsx';
import { CommandPalette } from '#app/features/command-palette/command-palette.tsx';
import { useNotificationAction } from '#app/features/notifications/use-notification-action.ts';
import { useTurnEndNotifications } from '#app/features/notifications/use-turn-end-notifications.ts';
import { PreviewProvider } from '#app/features/preview/preview-provider.tsx';
import { ArchiveProvider } from '#app/features/task-archive/archive-provider.tsx';
import { useOutgoing } from '#app/sending/use-outgoing.ts';
import { AppLayout } from '#app/shell/app-layout.tsx';

const Shortcuts = lazyPart(
  async () => (await import('#app/features/command-palette/shortcuts.tsx')).Shortcuts,
  DialogNotLoaded,
);

/** If its code can't be loaded, the cards of the outbox still show what was not sent. */
const BatchNotices = lazyPart(
  async () => (await import('#app/features/outbox/batch-notices.tsx')).BatchNotices,
  () => null,
);

/** Connects the features of every page to the shell. */
export function RootLayout() {
  useNotificationAction();
  useTurnEndNotifications();
  const batchTurn = useOutgoing(undefined).find((turn): turn is BatchTurn => turn.batch !== undefined);
  // A short batch may have been sent before the code of its notice is there.
  const [first, setFirst] = useState(batchTurn);
  if (batchTurn !== undefined && first === undefined) setFirst(batchTurn);
  return (
    <ArchiveProvider>
      <PreviewProvider>
        <AppLayout Palette={CommandPalette} Shortcuts={Shortcuts} />
      </PreviewProvider>
      {first && (
        <Suspense>
          <BatchNotices first={first} />
        </Suspense>
      )}
    </ArchiveProvider>
  );
}

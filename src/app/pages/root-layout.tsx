import { DialogNotLoaded } from '#app/components/dialog-not-loaded.tsx';
import { lazyPart } from '#app/components/lazy-part.tsx';
import { Palette } from '#app/features/command-palette/palette.tsx';
import { useNotificationAction } from '#app/features/notifications/use-notification-action.ts';
import { useTurnEndNotifications } from '#app/features/notifications/use-turn-end-notifications.ts';
import { ArchiveProvider } from '#app/features/task-archive/archive-provider.tsx';
import { AppLayout } from '#app/shell/app-layout.tsx';

const Shortcuts = lazyPart(
  async () => (await import('#app/features/command-palette/shortcuts.tsx')).Shortcuts,
  DialogNotLoaded,
);

/** Connects the features of every page to the shell. */
export function RootLayout() {
  useNotificationAction();
  useTurnEndNotifications();
  return (
    <ArchiveProvider>
      <AppLayout Palette={Palette} Shortcuts={Shortcuts} />
    </ArchiveProvider>
  );
}

import { Palette } from '#app/features/command-palette/palette.tsx';
import { Shortcuts } from '#app/features/command-palette/shortcuts.tsx';
import { useNotificationAction } from '#app/features/notifications/use-notification-action.ts';
import { useTurnEndNotifications } from '#app/features/notifications/use-turn-end-notifications.ts';
import { ArchiveProvider } from '#app/features/task-archive/archive-provider.tsx';
import { AppLayout } from '#app/shell/app-layout.tsx';

/** The layout route: connects the features that every page has to the shell. */
export function RootLayout() {
  useNotificationAction();
  useTurnEndNotifications();
  return (
    <ArchiveProvider>
      <AppLayout Palette={Palette} Shortcuts={Shortcuts} />
    </ArchiveProvider>
  );
}

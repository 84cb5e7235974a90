import { useEffect } from 'react';
import { DialogNotLoaded } from '#app/components/dialog-not-loaded.tsx';
import { lazyPart } from '#app/components/lazy-part.tsx';
import { useNotificationAction } from '#app/features/notifications/use-notification-action.ts';
import { useTurnEndNotifications } from '#app/features/notifications/use-turn-end-notifications.ts';
import { ArchiveProvider } from '#app/features/task-archive/archive-provider.tsx';
import { AppLayout } from '#app/shell/app-layout.tsx';

const Palette = lazyPart(
  async () => (await import('#app/features/command-palette/palette.tsx')).Palette,
  DialogNotLoaded,
);
const Shortcuts = lazyPart(
  async () => (await import('#app/features/command-palette/shortcuts.tsx')).Shortcuts,
  DialogNotLoaded,
);

/** The layout route: connects the features that every page has to the shell. */
export function RootLayout() {
  useNotificationAction();
  useTurnEndNotifications();
  useEffect(() => {
    // The palette opens with Ctrl or Cmd and K: its code loads when the first of the two is pressed.
    const onKeyDown = ({ key }: KeyboardEvent) => {
      if (key === 'Control' || key === 'Meta') Palette.preload().catch(() => undefined);
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, []);
  return (
    <ArchiveProvider>
      <AppLayout Palette={Palette} Shortcuts={Shortcuts} />
    </ArchiveProvider>
  );
}

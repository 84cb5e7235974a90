import { Palette } from '#app/features/command-palette/palette.tsx';
import { Shortcuts } from '#app/features/command-palette/shortcuts.tsx';
import { useNotifyAction } from '#app/features/notifications/use-notify-action.ts';
import { useEndNotices } from '#app/features/notifications/use-turn-end-notices.ts';
import { ArchiveProvider } from '#app/features/task-archive/archive-provider.tsx';
import { AppLayout } from '#app/shell/app-layout.tsx';

/** The layout route: connects the features that every page has to the shell. */
export function RootLayout() {
  useNotifyAction();
  useEndNotices();
  return (
    <ArchiveProvider>
      <AppLayout Palette={Palette} Shortcuts={Shortcuts} />
    </ArchiveProvider>
  );
}

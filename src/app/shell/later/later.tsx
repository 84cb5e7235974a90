import { Palette } from './palette.tsx';
import { Shortcuts } from './shortcuts.tsx';
import { useEndNotices } from './use-end-notices.ts';
import { useNotifyAction } from './use-notify-action.ts';

export type LaterProps = {
  shown: 'palette' | 'shortcuts' | undefined;
  onClose: () => void;
};

/** What the frame has no need of at first, and loads once the page is at rest, or when it is asked for. */
export function Later({ shown, onClose }: LaterProps) {
  useEndNotices();
  useNotifyAction();
  if (shown === 'palette') return <Palette onClose={onClose} />;
  return shown === 'shortcuts' && <Shortcuts onClose={onClose} />;
}

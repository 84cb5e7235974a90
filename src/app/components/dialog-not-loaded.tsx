import { Button } from './button.tsx';
import { Dialog } from './dialog.tsx';
import { WHY_NOT_LOADED, type NotLoadedProps } from './lazy-part.tsx';

/** Replaces a dialog whose code could not be loaded. */
export function DialogNotLoaded({ onClose, onRetry, retrying }: NotLoadedProps & { onClose: () => void }) {
  return (
    <Dialog
      title="This could not be loaded"
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>Close</Button>
          <Button look="primary" disabled={retrying} onClick={onRetry}>
            Retry
          </Button>
        </>
      }
    >
      <p className="text-sm text-ink-2">{WHY_NOT_LOADED}</p>
    </Dialog>
  );
}

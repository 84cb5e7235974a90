import { Button } from '#app/components/button.tsx';
import { showToast } from '#app/components/toasts.tsx';
import { t as tCommon } from '#app/messages/common.ts';
import { t } from '#app/messages/workers.ts';

type UnsavedProps = {
  /** False if the browser stores nothing. */
  isKept: boolean;
  /** Returns a function that brings the changes back. */
  discard: () => () => void;
};

export function Unsaved({ isKept, discard }: UnsavedProps) {
  function onDiscard() {
    const bringBack = discard();
    const action = { label: tCommon('undo'), onSelect: bringBack };
    showToast({ id: 'worker-discarded', text: t('discarded'), action, forMs: 8_000 });
  }
  return (
    <span className="ml-auto flex items-center gap-2 text-xs text-ink-2">
      <span role="status">{t(isKept ? 'unsavedKept' : 'unsavedLost')}</span>
      <Button look="quiet" size="small" onClick={onDiscard}>
        {tCommon('discard')}
      </Button>
    </span>
  );
}

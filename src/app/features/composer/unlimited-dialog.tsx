import { Button } from '#app/components/button.tsx';
import { Dialog } from '#app/components/dialog.tsx';
import { t as tCommon } from '#app/messages/common.ts';
import { t } from '#app/messages/composer.ts';
import { useId, useState } from 'react';

type UnlimitedDialogProps = { onConfirm: () => void; onClose: () => void };

const WORD = 'unlimited';

/** The operator must type a word before a turn without a spend cap is sent. */
export function UnlimitedDialog({ onConfirm, onClose }: UnlimitedDialogProps) {
  const [typed, setTyped] = useState('');
  const form = useId();
  const confirmed = typed.trim().toLowerCase() === WORD;
  return (
    <Dialog
      title={t('uncappedTitle')}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{tCommon('cancel')}</Button>
          <Button look="primary" type="submit" form={form} disabled={!confirmed}>
            {t('sendUncapped')}
          </Button>
        </>
      }
    >
      <form
        id={form}
        className="space-y-4"
        onSubmit={(event) => {
          event.preventDefault();
          if (confirmed) onConfirm();
        }}
      >
        <p className="text-sm text-ink-2">{t('uncappedWarning')}</p>
        <label className="block text-sm">
          <span>
            {t.rich('typeToSend', { typed: WORD, word: <span className="figures font-medium text-aborted" /> })}
          </span>
          <input
            data-initial-focus
            value={typed}
            autoComplete="off"
            autoCapitalize="off"
            spellCheck={false}
            className="figures mt-1.5 block h-9 w-full rounded border border-edge bg-canvas px-2.5 text-sm"
            onChange={(event) => setTyped(event.target.value)}
          />
        </label>
      </form>
    </Dialog>
  );
}

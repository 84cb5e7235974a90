import { RotateCcw } from 'lucide-react';
import { Suspense, useState } from 'react';
import { performAction, type Action } from '#app/components/action.ts';
import { useActions } from '#app/components/action-registry.tsx';
import { Button } from '#app/components/button.tsx';
import { DialogNotLoaded } from '#app/components/dialog-not-loaded.tsx';
import { lazyPart } from '#app/components/lazy-part.tsx';
import type { RerunButtonProps } from '#app/entities/task/rerun-button-props.ts';
import { t } from '#app/messages/task-rerun.ts';
import { MOST_TASKS } from './most-tasks.ts';

const RerunDialog = lazyPart(async () => (await import('./rerun-dialog.tsx')).RerunDialog, DialogNotLoaded);

/** The dialog keeps the turns that it was opened with. */
export function RerunButton({ turns, onSent }: RerunButtonProps) {
  const [chosen, setChosen] = useState<RerunButtonProps['turns']>();
  const action: Action = {
    id: 'run-selected-again',
    label: t('runSelectedAgain', { count: turns.length }),
    icon: RotateCcw,
    keys: 'r',
    group: 'selection',
    disabled: turns.length > MOST_TASKS ? t('tooMany', { limit: MOST_TASKS }) : undefined,
    perform: () => setChosen(turns),
  };
  useActions([action]);
  return (
    <>
      <Button
        size="small"
        className="h-8"
        aria-label={action.label}
        aria-disabled={action.disabled !== undefined}
        explanation={action.disabled}
        onClick={() => performAction(action)}
      >
        <RotateCcw size={14} aria-hidden />
        <span className="max-sm:hidden">{t('runAgain')}</span>
      </Button>
      {chosen && (
        <Suspense>
          <RerunDialog
            turns={chosen}
            onClose={() => setChosen(undefined)}
            onSent={() => {
              setChosen(undefined);
              onSent();
            }}
          />
        </Suspense>
      )}
    </>
  );
}

import { Download } from 'lucide-react';
import { Suspense, useState } from 'react';
import { type Action, performAction } from '#app/components/action.ts';
import { useActions } from '#app/components/action-registry.tsx';
import { Button } from '#app/components/button.tsx';
import { DialogNotLoaded } from '#app/components/dialog-not-loaded.tsx';
import { lazyPart } from '#app/components/lazy-part.tsx';
import { t } from '#app/messages/task.ts';
import type { ExportButtonProps, ExportSource } from '#app/entities/task/export-button-props.ts';

const ExportDialog = lazyPart(async () => (await import('./export-dialog.tsx')).ExportDialog, DialogNotLoaded);

/** The dialog keeps the source that it was opened with. */
export function ExportButton({ id, label, source, disabled }: ExportButtonProps) {
  const [exported, setExported] = useState<ExportSource>();
  const perform = () => setExported(source);
  const action: Action = { id, label, icon: Download, group: 'tasks', disabled, perform };
  useActions([action]);
  return (
    <>
      <Button
        size="small"
        className="h-8"
        aria-label={label}
        aria-disabled={disabled !== undefined}
        explanation={disabled}
        onClick={() => performAction(action)}
      >
        <Download size={14} aria-hidden />
        <span className="max-sm:hidden">{t('export')}</span>
      </Button>
      {exported && (
        <Suspense>
          <ExportDialog source={exported} onClose={() => setExported(undefined)} />
        </Suspense>
      )}
    </>
  );
}

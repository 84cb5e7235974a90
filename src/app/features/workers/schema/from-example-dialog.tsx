import { useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { Button } from '#app/components/button.tsx';
import { Dialog } from '#app/components/dialog.tsx';
import { lastOutputQuery } from '#app/data/worker-versions.ts';
import { jsonText } from '#app/lib/json-text.ts';
import { t as tCommon } from '#app/messages/common.ts';
import { t } from '#app/messages/workers.ts';
import { schemaFromExample } from './schema-from-example.ts';
import { readObject, type JsonObject } from './schema-text.ts';

type FromExampleDialogProps = {
  workerId: string;
  onClose: () => void;
  onDerived: (schema: JsonObject) => void;
};

export function FromExampleDialog({ workerId, onClose, onDerived }: FromExampleDialogProps) {
  const { data: last } = useQuery(lastOutputQuery(workerId));
  const [text, setText] = useState('');
  const id = useId();
  const example = readObject(text);
  const problem =
    text.trim() === '' || example.kind === 'object'
      ? undefined
      : example.kind === 'no-json'
        ? t('notJson', { reason: example.reason })
        : t('exampleNotObject');
  return (
    <Dialog
      size="wide"
      title={t('fromExampleTitle')}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{tCommon('cancel')}</Button>
          <Button
            look="primary"
            disabled={example.kind !== 'object'}
            onClick={() => example.kind === 'object' && onDerived(schemaFromExample(example.value))}
          >
            {t('deriveSchema')}
          </Button>
        </>
      }
    >
      <div className="grid gap-1.5">
        <div className="flex flex-wrap items-center justify-between gap-2">
          <label htmlFor={id} className="text-sm font-medium">
            {t('example')}
          </label>
          {last?.output != null && (
            <Button look="quiet" size="small" onClick={() => setText(jsonText(last.output, 2))}>
              {t('useLastOutput')}
            </Button>
          )}
        </div>
        <textarea
          id={id}
          rows={12}
          value={text}
          data-initial-focus
          spellCheck={false}
          autoComplete="off"
          aria-invalid={problem !== undefined}
          aria-describedby={`${id}-note`}
          placeholder={'{ "total": 12.5 }'}
          onChange={(event) => setText(event.target.value)}
          className="block w-full rounded border border-edge bg-surface px-2.5 py-1.5 font-mono text-xs leading-5 [font-variant-ligatures:none]"
        />
        <p id={`${id}-note`} className={`min-h-4 text-xs ${problem === undefined ? 'text-ink-3' : 'text-error'}`}>
          {problem ?? t('fromExampleExplained')}
        </p>
      </div>
    </Dialog>
  );
}

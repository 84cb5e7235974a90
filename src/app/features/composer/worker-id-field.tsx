import { MAX_ID_CHARS } from '#contract/limits.ts';
import { t } from '#app/messages/composer.ts';
import { tooltip } from '#app/components/tooltip.ts';
import { Bot } from 'lucide-react';
import type { WorkerFieldProps } from './composer-foot.tsx';

/** For an API that can't list workers; empty means a new one. */
export function WorkerIdField({ workerId, onChange }: WorkerFieldProps) {
  return (
    <label className="relative flex min-w-0 items-center">
      <span className="sr-only">{t('workerId')}</span>
      <Bot size={15} className="pointer-events-none absolute left-3 text-ink-2" aria-hidden />
      <input
        value={workerId ?? ''}
        maxLength={MAX_ID_CHARS}
        placeholder={t('workerIdPlaceholder')}
        {...tooltip(t('workerIdHint'), { describes: true })}
        autoComplete="off"
        spellCheck={false}
        className="h-8 w-40 @md:w-52 rounded border border-edge bg-surface pr-3 pl-8 text-sm"
        onChange={(event) => onChange(event.target.value.trim() || null)}
      />
    </label>
  );
}

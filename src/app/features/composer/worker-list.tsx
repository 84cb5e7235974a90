import type { WorkerTemplate } from '#contract/worker.ts';
import { classNames } from '#app/lib/class-names.ts';
import { t } from '#app/messages/composer.ts';
import { Check } from 'lucide-react';
import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react';
import { findWorkers } from './worker-choices.ts';

type WorkerListProps = {
  workers: readonly WorkerTemplate[];
  workerId: string | null;
  onChoose: (workerId: string | null) => void;
  /** Esc: focus goes back to the button. */
  onClose: () => void;
  /** Focus or pointer went elsewhere, and stays there. */
  onLeave: () => void;
};

/** The workers to filter and to walk with the arrows, while focus stays in the field. */
export function WorkerList({ workers, workerId, onChoose, onClose, onLeave }: WorkerListProps) {
  const [sought, setSought] = useState('');
  const choices = findWorkers(workers, sought);
  const [at, setAt] = useState(() =>
    Math.max(
      0,
      choices.findIndex(({ id }) => id === workerId),
    ),
  );
  const id = useId();
  const root = useRef<HTMLDivElement>(null);
  const field = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLDivElement>(null);

  useEffect(() => field.current?.focus(), []);
  useEffect(() => {
    void list.current?.children[at]?.scrollIntoView({ block: 'nearest' });
  }, [at]);

  function onKeyDown(event: KeyboardEvent) {
    const next = { ArrowDown: at + 1, ArrowUp: at - 1 }[event.key];
    const chosen = choices[at];
    if (next !== undefined) setAt((next + choices.length) % Math.max(1, choices.length));
    else if (event.key === 'Enter' && !event.nativeEvent.isComposing) {
      if (chosen) onChoose(chosen.id);
    } else if (event.key === 'Escape') onClose();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  return (
    <div
      ref={root}
      role="dialog"
      aria-label={t('chooseWorker')}
      className="absolute top-full left-0 z-30 mt-1 w-80 max-w-[calc(100vw-3.5rem)] rounded-lg border border-line bg-surface shadow-float"
      onBlur={(event) => {
        if (!event.currentTarget.parentElement?.contains(event.relatedTarget)) onLeave();
      }}
    >
      <input
        ref={field}
        role="combobox"
        aria-label={t('findWorker')}
        aria-expanded
        aria-controls={id}
        aria-activedescendant={choices[at] && `${id}-${at}`}
        placeholder={t('findWorker')}
        value={sought}
        autoComplete="off"
        spellCheck={false}
        className="block h-10 w-full rounded-t-lg border-b border-line bg-transparent px-3 text-sm outline-none"
        onChange={(event) => {
          setSought(event.target.value);
          setAt(0);
        }}
        onKeyDown={onKeyDown}
      />
      <div ref={list} id={id} role="listbox" aria-label={t('workers')} className="max-h-72 overflow-y-auto p-1">
        {choices.map((choice, index) => (
          <button
            type="button"
            tabIndex={-1}
            key={choice.id ?? ''}
            id={`${id}-${index}`}
            role="option"
            aria-selected={choice.id === workerId}
            className={classNames('flex w-full gap-2 rounded px-2 py-1.5 text-left', index === at && 'bg-raised')}
            onPointerMove={() => setAt(index)}
            // The field keeps focus, so that the list isn't left before the click.
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => onChoose(choice.id)}
          >
            <Check
              size={14}
              className={classNames('mt-0.5 shrink-0', choice.id !== workerId && 'invisible')}
              aria-hidden
            />
            <span className="min-w-0">
              <span dir="auto" className="block truncate text-left text-sm">
                {choice.label}
              </span>
              {choice.about !== null && (
                <span dir="auto" className="block truncate text-left text-xs text-ink-3">
                  {choice.about}
                </span>
              )}
            </span>
          </button>
        ))}
      </div>
      {choices.length === 0 && <p className="px-3 pb-3 text-sm text-ink-3">{t('noWorkersFound')}</p>}
    </div>
  );
}

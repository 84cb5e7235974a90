import { ChevronDown, ChevronUp, Search, X } from 'lucide-react';
import { useEffect, useState, useSyncExternalStore, type KeyboardEvent, type RefObject } from 'react';
import { formatTurn } from '#app/lib/format.ts';
import { latinKey, spellPress } from '#app/components/action-keys.ts';
import { Button } from '#app/components/button.tsx';
import { t } from '#app/messages/conversation.ts';
import type { Row } from '../rows/rows.ts';
import type { AllParts } from '../use-turn-views.ts';
import { createFind, type FindCommands, type FindState } from './create-find.ts';

export type FindBarProps = {
  rows: readonly Row[];
  allParts: AllParts;
  scroller: RefObject<HTMLElement | null>;
  field: RefObject<HTMLInputElement | null>;
  commands: FindCommands;
  onClose: () => void;
};

export function FindBar({ rows, allParts, scroller, field, commands, onClose }: FindBarProps) {
  const { loaded, failed, load } = allParts;
  const [find] = useState(() => createFind(commands));
  const state = useSyncExternalStore(find.subscribe, find.state);

  useEffect(load, [load]);
  useEffect(() => find.setRows(rows, loaded || failed), [find, rows, loaded, failed]);
  useEffect(() => {
    field.current?.focus();
    return scroller.current === null ? undefined : find.attach(scroller.current);
  }, [find, scroller, field]);
  useEffect(() => {
    const listen = (event: globalThis.KeyboardEvent) => {
      const again = event.key === 'F3' || (latinKey(event).toLowerCase() === 'g' && (event.ctrlKey || event.metaKey));
      if (!again || event.altKey) return;
      event.preventDefault();
      find.step(event.shiftKey ? -1 : 1);
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, [find]);

  function onKeyDown(event: KeyboardEvent) {
    // In the field, Ctrl/Cmd+F opens the browser's own find.
    if (spellPress(event) === 'Mod+f' && event.target === field.current) return event.stopPropagation();
    if (event.key === 'Escape') onClose();
    else if (event.key === 'Enter' && event.target === field.current && !event.nativeEvent.isComposing) {
      find.step(event.shiftKey ? -1 : 1);
    } else return;
    event.preventDefault();
    event.stopPropagation();
  }

  const none = state.total === 0;
  return (
    <div
      role="search"
      aria-label={t('find')}
      onKeyDown={onKeyDown}
      className="absolute top-2 right-4 z-20 flex h-10 w-104 max-w-[calc(100%-2rem)] items-center rounded-lg border border-edge bg-surface pr-1 pl-3 shadow-float focus-within:border-accent"
    >
      <Search size={14} aria-hidden className="shrink-0 text-ink-3" />
      <input
        ref={field}
        type="text"
        value={state.query}
        onChange={(event) => find.setQuery(event.target.value)}
        placeholder={t('find')}
        aria-label={t('find')}
        autoComplete="off"
        spellCheck={false}
        enterKeyHint="search"
        className="h-full min-w-0 flex-1 bg-transparent px-2 text-sm outline-none"
      />
      <span aria-hidden className="figures mr-1 shrink-0 text-xs text-ink-3">
        {visibleStatus(state)}
      </span>
      <span role="status" className="sr-only">
        {announcedStatus(state)}
      </span>
      <Button
        look="quiet"
        size="small-icon"
        aria-label={t('previousMatch')}
        disabled={none}
        onClick={() => find.step(-1)}
      >
        <ChevronUp size={14} aria-hidden />
      </Button>
      <Button look="quiet" size="small-icon" aria-label={t('nextMatch')} disabled={none} onClick={() => find.step(1)}>
        <ChevronDown size={14} aria-hidden />
      </Button>
      <Button look="quiet" size="small-icon" aria-label={t('closeFind')} onClick={onClose}>
        <X size={14} aria-hidden />
      </Button>
    </div>
  );
}

function visibleStatus({ query, total, searching, current }: FindState): string {
  if (query.trim() === '') return '';
  if (searching) return total === 0 ? t('searching') : t('foundSoFar', { count: total });
  if (total === 0) return t('noMatches');
  return t('matchOf', { count: current?.ordinal ?? 0, total });
}

/** Announces nothing before the search is done. */
function announcedStatus(state: FindState): string {
  if (state.searching || state.query.trim() === '') return '';
  const { total, current } = state;
  if (total === 0) return t('noMatches');
  if (current === undefined) return t('matchAnnounced', { count: 0, total });
  return t('matchInTurn', { count: current.ordinal, total, turn: formatTurn(current.seq) });
}

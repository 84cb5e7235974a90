import { useEffect, useId, useReducer, useState, type KeyboardEvent } from 'react';
import { performAction } from '#app/components/action.ts';
import { useActionRegistry } from '#app/components/action-registry.tsx';
import { spellPress } from '#app/components/action-keys.ts';
import { keysInWords } from '#app/components/kbd.tsx';
import { closeThen, Modal } from '#app/components/modal.tsx';
import { t } from '#app/messages/command-palette.ts';
import { t as tNavigation } from '#app/messages/navigation.ts';
import type { PaletteItem } from './palette-item.ts';
import { PaletteField, paletteClass } from './palette-field.tsx';
import { PaletteList } from './palette-list.tsx';
import { COMMANDS_PREFIX, TASKS_PREFIX } from './palette-query.ts';
import { rememberChoice } from './recent-choices.ts';
import { useSections } from './use-sections.ts';

const PAGE = 8;

export type PaletteProps = {
  query: string;
  onQuery: (query: string) => void;
  /** Gets the focus back. */
  opener: Element | null;
  onClose: () => void;
};

export function Palette({ query, onQuery, opener, onClose }: PaletteProps) {
  const listId = useId();
  const registry = useActionRegistry();
  const [activeId, setActiveId] = useState<string>();
  const { sections, searching, note, words } = useSections(query);
  const entries = sections.flatMap((section) => section.entries);
  const found = entries.findIndex(({ id }) => id === activeId);
  const at = Math.max(0, found);
  const active = entries[at];
  const optionId = (item: PaletteItem) => `${listId}-${item.id}`;
  const activeOption = active && optionId(active);

  const [, rerender] = useReducer((times: number) => times + 1, 0);
  useEffect(() => registry.subscribe(rerender), [registry]);
  useEffect(() => {
    if (activeOption !== undefined) document.getElementById(activeOption)?.scrollIntoView({ block: 'nearest' });
  }, [activeOption]);

  function choose(item: PaletteItem) {
    // The action may have changed since the last render.
    const current = item.to === undefined ? registry.list().find(({ id }) => id === item.id) : item;
    if (current === undefined || (item.disabled !== undefined && current.disabled !== undefined)) return;
    rememberChoice(item);
    closeThen(onClose, () => performAction(current));
  }

  /** Actions have no address to open. */
  function openInNewTab(item: PaletteItem) {
    if (item.to === undefined) return choose(item);
    rememberChoice(item);
    window.open(item.to, '_blank', 'noopener');
    return onClose();
  }

  function onKeyDown(event: KeyboardEvent) {
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, PageDown: at + PAGE, PageUp: at - PAGE }[event.key];
    // Safari sends the Enter that ends an IME composition after it, with key code 229.
    if (event.nativeEvent.isComposing || event.keyCode === 229) return;
    if (to !== undefined) setActiveId(entries[within(to, entries.length, event.key.startsWith('Arrow'))]?.id);
    else if (spellPress(event) === 'Mod+enter' && active) openInNewTab(active);
    else if (event.key === 'Enter' && active) choose(active);
    else if (spellPress(event) !== 'Mod+k') return;
    else if (!event.repeat) onClose();
    event.preventDefault();
  }

  return (
    <Modal label={tNavigation('commandMenu')} opener={opener} onClose={onClose} className={paletteClass}>
      <PaletteField
        value={query}
        onValue={(value) => {
          onQuery(value);
          setActiveId(undefined);
        }}
        onKeyDown={onKeyDown}
        listId={listId}
        activeOption={activeOption}
      />
      <PaletteList
        id={listId}
        sections={sections}
        query={words}
        active={active}
        optionId={optionId}
        onPoint={(item) => setActiveId(item.id)}
        onChoose={(item, inNewTab) => (inNewTab ? openInNewTab(item) : choose(item))}
      />
      {note !== undefined && <p className="shrink-0 border-t border-line px-4 py-2 text-xs text-ink-2">{note}</p>}
      <p aria-hidden className="shrink-0 border-t border-line px-4 py-2 text-xs text-ink-3 no-hover:hidden">
        {t.rich('footKeys', {
          enter: keysInWords('Enter'),
          newTab: keysInWords('Mod+Enter'),
          esc: keysInWords('Esc'),
          commands: COMMANDS_PREFIX,
          tasks: TASKS_PREFIX,
          key: <kbd className="figures text-ink-2" />,
        })}
      </p>
      <p role="status" className="sr-only">
        {!searching && t('results', { count: entries.length })}
      </p>
    </Modal>
  );
}

/** Arrow keys wrap around; Page Up and Page Down don't. */
function within(to: number, length: number, round: boolean): number {
  return round ? (to + length) % Math.max(1, length) : Math.min(Math.max(to, 0), length - 1);
}

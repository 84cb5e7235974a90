import { useState } from 'react';
import type { Action, ActionGroup } from '#app/components/action.ts';
import { useActionRegistry } from '#app/components/action-registry.tsx';
import { Dialog } from '#app/components/dialog.tsx';
import { Kbd, keysInWords } from '#app/components/kbd.tsx';
import { t } from '#app/messages/command-palette.ts';
import { t as tCommon } from '#app/messages/common.ts';
import { formatList } from '#app/messages/format-list.ts';
import { t as tNavigation } from '#app/messages/navigation.ts';

type Group = { readonly heading: string; readonly shortcuts: readonly Shortcut[] };
type Shortcut = {
  readonly label: string;
  /** Alternatives. */
  readonly keys: readonly string[];
};

/** Keys of fields, lists and the conversation, which belong to no action. */
function focusShortcuts(): readonly Group[] {
  return [
    {
      heading: t('inComposer'),
      shortcuts: [
        { label: t('send'), keys: ['Enter'] },
        { label: t('newLine'), keys: ['Shift Enter'] },
      ],
    },
    {
      heading: t('inLists'),
      shortcuts: [
        { label: t('move'), keys: ['↑', '↓'] },
        { label: t('jumpToEnds'), keys: ['Home', 'End'] },
        { label: t('open'), keys: ['Enter'] },
        { label: t('preview'), keys: ['Space'] },
        { label: tCommon('close'), keys: ['Esc'] },
        { label: t('goToNotifications'), keys: ['F6'] },
      ],
    },
    {
      heading: t('inConversation'),
      shortcuts: [
        { label: t('nextMatch'), keys: ['Enter', 'F3'] },
        { label: t('previousMatch'), keys: ['Shift F3'] },
        { label: t('selectConversation'), keys: ['Mod+a'] },
        { label: t('copyAsMarkdown'), keys: ['Mod+c'] },
      ],
    },
  ];
}

export function Shortcuts({ onClose }: { onClose: () => void }) {
  const registry = useActionRegistry();
  const [groups] = useState(() => [...groupShortcuts(registry.list()), ...focusShortcuts()]);
  return (
    <Dialog title={tNavigation('keyboardShortcuts')} size="wide" onClose={onClose}>
      <div
        className="max-h-[65dvh] overflow-y-auto"
        tabIndex={0}
        role="group"
        aria-label={tNavigation('keyboardShortcuts')}
      >
        <div className="columns-2 gap-8 max-sm:columns-1">
          {groups.map(({ heading, shortcuts }) => (
            <section key={heading} className="mb-5 break-inside-avoid">
              <h3 className="mb-1 text-xs text-ink-3">{heading}</h3>
              <dl>
                {shortcuts.map(({ label, keys }) => (
                  <div
                    key={label}
                    className="flex min-h-8 items-center justify-between gap-4 border-b border-line text-sm"
                  >
                    <dt className="min-w-0">{label}</dt>
                    <dd className="flex shrink-0 gap-1">
                      {keys.map((either) => (
                        <Kbd key={either} keys={either} />
                      ))}
                      <span className="sr-only">{formatList(keys.map(keysInWords), 'disjunction')}</span>
                    </dd>
                  </div>
                ))}
              </dl>
            </section>
          ))}
        </div>
      </div>
    </Dialog>
  );
}

/** Lists only the first action with the same keys, which handles them. */
function groupShortcuts(actions: readonly Action[]): readonly Group[] {
  const groups = new Map<ActionGroup, Shortcut[]>();
  const taken = new Set<string>();
  for (const { keys, label, group } of actions) {
    if (keys === undefined || taken.has(keys)) continue;
    taken.add(keys);
    groups.set(group, [...(groups.get(group) ?? []), { label, keys: [keys] }]);
  }
  return [...groups].map(([group, shortcuts]) => ({ heading: t(`group.${group}`), shortcuts }));
}

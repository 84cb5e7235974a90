import { useState } from 'react';
import { type Action, registeredActions } from '#app/components/action.ts';
import { Dialog } from '#app/components/dialog.tsx';
import { Kbd, keysInWords } from '#app/components/kbd.tsx';

/** `keys` may list alternatives, separated by ` or `. */
type Shortcut = Pick<Action, 'label'> & { readonly keys: string };

const FOCUS_SHORTCUTS: readonly (readonly [string, readonly Shortcut[]])[] = [
  [
    'While you write',
    [
      { label: 'Send', keys: 'Enter' },
      { label: 'New line', keys: 'Shift Enter' },
    ],
  ],
  [
    'In lists and menus',
    [
      { label: 'Move', keys: '↑ or ↓' },
      { label: 'First, last', keys: 'Home or End' },
      { label: 'Open', keys: 'Enter' },
      { label: 'Close', keys: 'Esc' },
      { label: 'Go to the notices', keys: 'F6' },
    ],
  ],
  [
    'In a conversation',
    [
      { label: 'Next match', keys: 'Enter or F3' },
      { label: 'Match before', keys: 'Shift F3' },
      { label: 'Select all of it', keys: 'Mod+a' },
      { label: 'Copy as Markdown', keys: 'Mod+c' },
    ],
  ],
];

export function Shortcuts({ onClose }: { onClose: () => void }) {
  const [groups] = useState(() => [...groupShortcuts(registeredActions()), ...FOCUS_SHORTCUTS]);
  return (
    <Dialog title="Keyboard shortcuts" size="wide" onClose={onClose}>
      <div className="max-h-[65dvh] overflow-y-auto" tabIndex={0} role="group" aria-label="Shortcuts">
        <div className="columns-2 gap-8 max-sm:columns-1">
          {groups.map(([heading, shortcuts]) => (
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
                      {keys.split(' or ').map((either) => (
                        <Kbd key={either} keys={either} />
                      ))}
                      <span className="sr-only">{keysInWords(keys)}</span>
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

/** Of several actions with the same keys, only the first, which handles them. */
function groupShortcuts(actions: readonly Action[]): readonly (readonly [string, readonly Shortcut[]])[] {
  const groups = new Map<string, Shortcut[]>();
  const taken = new Set<string>();
  for (const { keys, label, group = 'Actions' } of actions) {
    if (keys === undefined || taken.has(keys)) continue;
    taken.add(keys);
    groups.set(group, [...(groups.get(group) ?? []), { label, keys }]);
  }
  return [...groups];
}

import { ChevronRight } from 'lucide-react';
import { memo, useMemo, useState } from 'react';
import { classNames } from '#app/lib/class-names.ts';
import { jsonEntries, jsonLeaf } from '#app/lib/json-leaf.ts';
import { t } from '#app/messages/common.ts';
import type { JsonTreeProps } from './json-tree.tsx';
import { pathBeside, pathInside, useReveal } from './reveal.ts';
import { ShowMore } from './show-more.tsx';
import { TextBox } from './text-box.tsx';

const AT_A_TIME = 100;

/**
 * Top-level and multi-line strings are text boxes, other scalars take a line; objects and arrays are collapsed below
 * the first level. Renders collapsed content when first opened.
 */
export const JsonNodes = memo(function JsonNodes({ value, label, tone, path }: JsonTreeProps) {
  const entries = useMemo(() => jsonEntries(value), [value]);
  return (
    <div role="group" aria-label={label} className="min-w-0">
      {entries === undefined ? (
        <Leaf value={value} label={label} tone={tone} path={path} />
      ) : (
        <Branch value={value} entries={entries} path={path} startsOpen />
      )}
    </div>
  );
});

type NodeProps = {
  name: string;
  /** The name of an array item is its index, which find ignores. */
  isItem: boolean;
  path: string | undefined;
};

function Node({ value, ...node }: NodeProps & { value: unknown }) {
  const entries = jsonEntries(value);
  return entries === undefined ? (
    <Leaf value={value} label={node.name} {...node} />
  ) : (
    <Branch value={value} entries={entries} {...node} />
  );
}

type LeafProps = Partial<NodeProps> & { value: unknown; label: string; tone?: 'error' | undefined };

function Leaf({ value, label, tone, path, ...named }: LeafProps) {
  const isAlone = named.name === undefined;
  const { text, isBlock } = useMemo(() => jsonLeaf(value, isAlone), [value, isAlone]);
  return (
    <div className={classNames('py-0.5 text-xs wrap-anywhere', !isAlone && 'pl-4')}>
      {!isAlone && <Name path={path} {...named} />}{' '}
      {isBlock ? (
        <div className={isAlone ? undefined : 'mt-0.5'}>
          <TextBox text={text} label={label} tone={tone} path={path} />
        </div>
      ) : (
        <span data-searchable={path} className="figures whitespace-pre-wrap">
          {text}
        </span>
      )}
    </div>
  );
}

function Name({ name, isItem = false, path }: Partial<NodeProps>) {
  return (
    <span className="figures text-ink-3">
      <span data-searchable={isItem ? undefined : path && pathBeside(path, 'name')}>{name}</span>:
    </span>
  );
}

type BranchProps = Partial<NodeProps> & {
  value: unknown;
  entries: readonly (readonly [name: string, value: unknown])[];
  startsOpen?: boolean;
};

function Branch({ value, entries, startsOpen = false, path, ...named }: BranchProps) {
  const [open, setOpen] = useState(startsOpen);
  const [shown, setShown] = useState({ from: 0, to: AT_A_TIME });
  useReveal(path, (_, step) => {
    setOpen(true);
    const index = entries.findIndex(([name]) => name === step);
    if (index !== -1 && (index < shown.from || index >= shown.to)) {
      const from = index - (index % AT_A_TIME);
      setShown({ from, to: from + AT_A_TIME });
    }
  });
  const isList = Array.isArray(value);
  const { from, to } = shown;
  const later = Math.min(AT_A_TIME, entries.length - to);
  return (
    <div>
      <button
        type="button"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
        className="flex max-w-full items-start gap-1 rounded-sm py-0.5 pr-1 text-left text-xs wrap-anywhere hover:bg-raised"
      >
        <ChevronRight size={12} aria-hidden className={classNames('mt-0.5 shrink-0 text-ink-3', open && 'rotate-90')} />
        <span className="min-w-0">
          {named.name !== undefined && <Name path={path} {...named} />}{' '}
          <span className="figures text-ink-3">{t(isList ? 'items' : 'fields', { count: entries.length })}</span>
        </span>
      </button>
      {open && (
        <div className="ml-1.5 border-l border-line pl-2">
          {from > 0 && (
            <ShowMore onShow={() => setShown({ from: from - AT_A_TIME, to })}>
              {t('showPrevious', { count: AT_A_TIME })}
            </ShowMore>
          )}
          {entries.slice(from, to).map(([name, child]) => (
            <Node key={name} name={name} isItem={isList} path={path && pathInside(path, name)} value={child} />
          ))}
          {later > 0 && (
            <ShowMore onShow={() => setShown({ from, to: to + AT_A_TIME })}>
              {t('showMoreCount', { count: later })}
            </ShowMore>
          )}
        </div>
      )}
    </div>
  );
}

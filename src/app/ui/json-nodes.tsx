import { ChevronRight } from 'lucide-react';
import { useState } from 'react';
import { formatNumberOf } from '#app/lib/format.ts';
import type { JsonTreeProps } from './json-tree.tsx';
import { ShowMore } from './show-more.tsx';

const AT_A_TIME = 100;

/** Any JSON value: scalars in a line, objects and lists folded under the first level. A fold's inside is made only once it is opened. */
export function JsonNodes({ value, label }: JsonTreeProps) {
  return (
    <div role="group" aria-label={label} className="min-w-0">
      <Node value={value} startsOpen />
    </div>
  );
}

type NodeProps = { value: unknown; name?: string; startsOpen?: boolean };

function Node({ value, name, startsOpen = false }: NodeProps) {
  const named = name !== undefined && { name };
  if (typeof value !== 'object' || value === null)
    return <Leaf {...named} text={JSON.stringify(value) ?? String(value)} />;
  if (Object.keys(value).length === 0) return <Leaf {...named} text={Array.isArray(value) ? '[]' : '{}'} />;
  return <Branch value={value} startsOpen={startsOpen} {...named} />;
}

function Leaf({ text, name }: { text: string; name?: string }) {
  return (
    <div className="figures flex gap-2 py-0.5 pl-4 text-xs">
      {name !== undefined && <Name name={name} />}
      <span className="min-w-0 break-words whitespace-pre-wrap">{text}</span>
    </div>
  );
}

function Name({ name }: { name: string }) {
  return <span className="shrink-0 text-ink-3">{name}:</span>;
}

function Branch({ value, name, startsOpen }: { value: object; name?: string; startsOpen: boolean }) {
  const [open, setOpen] = useState(startsOpen);
  const [shown, setShown] = useState(AT_A_TIME);
  const entries = Object.entries(value);
  const size = Array.isArray(value) ? formatNumberOf(entries.length, 'item') : formatNumberOf(entries.length, 'field');
  return (
    <div>
      <button
        type="button"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
        className="figures flex max-w-full items-center gap-1 rounded-sm py-0.5 pr-1 text-left text-xs hover:bg-raised"
      >
        <ChevronRight
          size={12}
          aria-hidden
          className={open ? 'shrink-0 rotate-90 text-ink-3' : 'shrink-0 text-ink-3'}
        />
        {name !== undefined && <Name name={name} />}
        <span className="pl-1 text-ink-3">{size}</span>
      </button>
      {open && (
        <div className="ml-1.5 border-l border-line pl-2">
          {entries.slice(0, shown).map(([key, child]) => (
            <Node key={key} name={key} value={child} />
          ))}
          {entries.length > shown && (
            <ShowMore onShow={() => setShown(shown + AT_A_TIME)}>
              Show {Math.min(AT_A_TIME, entries.length - shown)} more
            </ShowMore>
          )}
        </div>
      )}
    </div>
  );
}

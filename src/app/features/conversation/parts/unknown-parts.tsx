import type { UnknownPart } from '#contract/task-event.ts';
import { formatNumberOf } from '#app/lib/format.ts';
import { JsonTree } from '#app/components/json-tree.tsx';

/** Parts of the stream that this version can't read: kept for whoever wants to look. */
export function UnknownParts({ parts }: { parts: readonly UnknownPart[] }) {
  if (parts.length === 0) return null;
  return (
    <details className="my-2 text-sm text-ink-3">
      <summary>{`${formatNumberOf(parts.length, 'part')} of the stream not understood`}</summary>
      {parts.map((part, i) => (
        <div key={i} className="my-1">
          <p className="text-xs wrap-anywhere">{part.problem}</p>
          <JsonTree value={part.raw} label={part.problem} />
        </div>
      ))}
    </details>
  );
}

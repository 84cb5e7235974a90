import { wholeText } from '#app/streaming/transcript/streamed-text.ts';
import type { TextItem } from '#app/streaming/transcript/transcript-items.ts';

/** What the worker thought on the way, folded away from what it says. */
export function ReasoningRow({ item }: { item: TextItem }) {
  return (
    <details className="my-1 border-l-2 border-line pl-3 text-sm text-ink-2">
      <summary className="flex h-7 items-center text-ink-3">{item.open ? 'Thinking' : 'Thoughts'}</summary>
      <p data-said className="pb-2 wrap-anywhere whitespace-pre-wrap">
        {wholeText(item.text)}
      </p>
    </details>
  );
}

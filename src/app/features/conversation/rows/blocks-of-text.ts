import type { TextItem } from '#app/streaming/transcript/transcript-items.ts';
import { textAfter, wholeText } from '#app/streaming/transcript/streamed-text.ts';
import { appendMarkdown, closeMarkdown, NO_BLOCKS, type IncrementalBlocks } from '#app/markdown/incremental-blocks.ts';

type Cut = { readonly length: number; readonly blocks: IncrementalBlocks; readonly closed: boolean };

const cuts = new WeakMap<object, Cut>();

/** Reads only what was added since the last call. */
export function blocksOfText({ text, open }: Pick<TextItem, 'text' | 'open'>): IncrementalBlocks {
  const known = cuts.get(text.origin) ?? repeated(text);
  if (known?.length === text.length && known.closed === !open) return known.blocks;
  const grows = known !== undefined && !known.closed && known.length <= text.length;
  const grown = grows
    ? appendMarkdown(known.blocks, textAfter(text, known.length))
    : appendMarkdown(NO_BLOCKS, wholeText(text));
  const blocks = open ? grown : closeMarkdown(grown);
  cuts.set(text.origin, { length: text.length, blocks, closed: !open });
  return blocks;
}

/** Cuts a recorded text like the equal streamed one, so that the streamed copy can be collected. */
function repeated(text: TextItem['text']): Cut | undefined {
  const known = text.repeats && cuts.get(text.repeats);
  if (known === undefined || known.length !== text.length) return undefined;
  const recorded = wholeText(text);
  let at = 0;
  const slice = (block: string) => recorded.slice(at, (at += block.length));
  const finished = known.blocks.finished.map(slice);
  return { ...known, blocks: { finished, tail: slice(known.blocks.tail) } };
}

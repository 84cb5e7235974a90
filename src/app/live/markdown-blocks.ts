/**
 * A growing Markdown text, cut where no later character can change what stands before: `finished` blocks keep their
 * identity for good, so that only `tail` is ever parsed again. `finished.join('') + tail` is the text, to the letter.
 */
export type MarkdownBlocks = { readonly finished: readonly string[]; readonly tail: string };

export const NO_BLOCKS: MarkdownBlocks = { finished: [], tail: '' };

const FENCE = /^ {0,3}(`{3,}|~{3,})/;
const LIST_ITEM = /^ {0,3}(?:[-*+]|\d{1,9}[.)])(?:\s|$)/;
const INDENTED = /^(?: {2,}|\t)/;

/** Adds text at the end. */
export function appendMarkdown(blocks: MarkdownBlocks, text: string): MarkdownBlocks {
  if (text === '') return blocks;
  const tail = blocks.tail + text;
  return text.includes('\n') ? cut(blocks.finished, tail, findCuts(tail)) : { finished: blocks.finished, tail };
}

/** Nothing more will come: the last line is complete, and the tail finished. */
export function closeMarkdown({ finished, tail }: MarkdownBlocks): MarkdownBlocks {
  if (tail === '') return { finished, tail };
  const cuts = findCuts(`${tail}\n`).filter((end) => end < tail.length);
  return cut(finished, tail, [...cuts, tail.length]);
}

function cut(finished: readonly string[], tail: string, cuts: readonly number[]): MarkdownBlocks {
  if (cuts.length === 0) return { finished, tail };
  const more = cuts.map((end, i) => tail.slice(cuts[i - 1] ?? 0, end));
  return { finished: [...finished, ...more], tail: tail.slice(cuts.at(-1)) };
}

export function markdownText({ finished, tail }: MarkdownBlocks): string {
  return finished.join('') + tail;
}

/** Where blocks end in `text`, judged by its complete lines alone. */
function findCuts(text: string): number[] {
  const cuts: number[] = [];
  let first: string | undefined;
  let fence: string | undefined;
  let blankBefore = false;
  let at = 0;
  for (let end = text.indexOf('\n', at); end !== -1; end = text.indexOf('\n', at)) {
    const line = text.slice(at, end);
    const blank = line.trim() === '';
    if (fence === undefined && !blank && blankBefore && first !== undefined && !continues(first, line)) {
      cuts.push(at);
      first = undefined;
    }
    if (!blank) first ??= line;
    const opensOrCloses = FENCE.exec(line.trimStart() === line || first === line ? line : line.trimStart())?.[1];
    at = end + 1;
    blankBefore = blank;
    if (opensOrCloses === undefined) continue;
    if (fence === undefined) {
      fence = opensOrCloses;
    } else if (closes(fence, opensOrCloses, line)) {
      fence = undefined;
      if (first !== undefined && FENCE.test(first)) {
        cuts.push(at);
        first = undefined;
        blankBefore = false;
      }
    }
  }
  return cuts;
}

/** Whether `line`, after a blank one, still belongs to the block that `first` opened: the next item of a list, or what is indented under it. */
function continues(first: string, line: string): boolean {
  return (
    (LIST_ITEM.test(first) && (LIST_ITEM.test(line) || INDENTED.test(line))) ||
    (INDENTED.test(first) && INDENTED.test(line))
  );
}

function closes(fence: string, marker: string, line: string): boolean {
  return marker.charAt(0) === fence.charAt(0) && marker.length >= fence.length && line.trim() === marker;
}

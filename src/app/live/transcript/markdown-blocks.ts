/**
 * A growing Markdown text, cut where no later character can change what stands before: `finished` blocks keep their
 * identity for good, so that only `tail` is ever parsed again. `finished.join('') + tail` is the text, to the letter.
 */
export type MarkdownBlocks = { readonly finished: readonly string[]; readonly tail: string; readonly scan: Scan };

/** How far the tail's lines have been looked at, so that none is looked at twice. */
type Scan = {
  /** The last line, which isn't complete yet. It is kept beside the tail, which would be copied at every look into it. */
  readonly line: string;
  /** The line that opened the block. */
  readonly first: string | undefined;
  /** The marker of the fence that is open. */
  readonly fence: string | undefined;
  readonly blankBefore: boolean;
};

const FRESH: Scan = { line: '', first: undefined, fence: undefined, blankBefore: false };

export const NO_BLOCKS: MarkdownBlocks = { finished: [], tail: '', scan: FRESH };

const FENCE = /^ {0,3}(`{3,}|~{3,})/;
const LIST_ITEM = /^ {0,3}(?:[-*+]|\d{1,9}[.)])(?:\s|$)/;
const INDENTED = /^(?: {2,}|\t)/;

/** Adds text at the end. */
export function appendMarkdown(blocks: MarkdownBlocks, text: string): MarkdownBlocks {
  if (text === '') return blocks;
  const { finished, tail, scan } = blocks;
  if (text.includes('\n')) return cutTail(blocks, text);
  return { finished, tail: tail + text, scan: { ...scan, line: scan.line + text } };
}

/** Nothing more will come: the last line is complete, and the tail finished. */
export function closeMarkdown(blocks: MarkdownBlocks): MarkdownBlocks {
  if (blocks.tail === '') return blocks;
  const { finished, tail } = cutTail(blocks, '\n');
  const last = tail === '' ? finished.at(-1) : tail;
  const before = tail === '' ? finished.slice(0, -1) : finished;
  return { finished: [...before, (last ?? '').slice(0, -1)], tail: '', scan: FRESH };
}

export function markdownText({ finished, tail }: Pick<MarkdownBlocks, 'finished' | 'tail'>): string {
  return finished.join('') + tail;
}

/** Adds text, and cuts the blocks off that it finishes, judged by complete lines alone. */
function cutTail({ finished, tail: before, scan }: MarkdownBlocks, text: string): MarkdownBlocks {
  const tail = before + text;
  const lines = scan.line + text;
  /** Where `lines` begins in the tail. */
  const base = tail.length - lines.length;
  const cuts: number[] = [];
  let { first, fence, blankBefore } = scan;
  let at = 0;
  for (let end = lines.indexOf('\n'); end !== -1; end = lines.indexOf('\n', at)) {
    const line = lines.slice(at, end);
    const blank = line.trim() === '';
    if (fence === undefined && !blank && blankBefore && first !== undefined && !continues(first, line)) {
      cuts.push(base + at);
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
        cuts.push(base + at);
        first = undefined;
        blankBefore = false;
      }
    }
  }
  const last = cuts.at(-1) ?? 0;
  const more = cuts.map((end, i) => tail.slice(cuts[i - 1] ?? 0, end));
  return {
    finished: more.length === 0 ? finished : [...finished, ...more],
    tail: last === 0 ? tail : tail.slice(last),
    scan: { line: lines.slice(at), first, fence, blankBefore },
  };
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

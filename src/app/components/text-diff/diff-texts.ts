import { diffArrays, diffWordsWithSpace } from 'diff';

export type Piece = { readonly kind: 'same' | 'changed'; readonly text: string };
/** `number` is 1-based; `pieces` marks what differs. */
export type Line = { readonly number: number; readonly pieces: readonly Piece[] };

export type DiffRow = { readonly same: boolean; readonly left: Line | undefined; readonly right: Line | undefined };

export type DiffInput = { readonly left: string; readonly right: string };
/** `apart`: too different to align within the time limit. */
export type TextDiff = { readonly kind: 'rows'; readonly rows: readonly DiffRow[] } | { readonly kind: 'apart' };

const LINE_DIFF_MS = 4_000;
/** Word-level limits: total time, characters per pair of lines, differing words per pair. */
const WORD_DIFF_MS = 3_000;
const MAX_CHARS = 5_000;
const MAX_EDITS = 300;

/** Compares by line, and by word within lines that replace each other. */
export function diffTexts({ left, right }: DiffInput): TextDiff {
  const changes = diffArrays(linesOf(left), linesOf(right), { timeout: LINE_DIFF_MS });
  if (changes === undefined) return { kind: 'apart' };
  const rows: DiffRow[] = [];
  const at = { left: 0, right: 0 };
  const markUntil = performance.now() + WORD_DIFF_MS;
  let removed: readonly string[] = [];
  let added: readonly string[] = [];

  function flushChanges() {
    for (let i = 0; i < Math.max(removed.length, added.length); i += 1) {
      const [before, after] = [removed[i], added[i]];
      const [was, is] = performance.now() > markUntil ? [whole(before), whole(after)] : diffLine(before, after);
      rows.push({
        same: false,
        left: was && { number: (at.left += 1), pieces: was },
        right: is && { number: (at.right += 1), pieces: is },
      });
    }
    removed = [];
    added = [];
  }

  for (const change of changes) {
    if (change.removed) removed = [...removed, ...change.value];
    else if (change.added) added = [...added, ...change.value];
    else {
      flushChanges();
      for (const text of change.value) rows.push(sameRow(text, (at.left += 1), (at.right += 1)));
    }
  }
  flushChanges();
  return { kind: 'rows', rows };
}

function linesOf(text: string): string[] {
  return text === '' ? [] : text.split(/\r\n|\r|\n/);
}

function sameRow(text: string, left: number, right: number): DiffRow {
  const pieces: readonly Piece[] = [{ kind: 'same', text }];
  return { same: true, left: { number: left, pieces }, right: { number: right, pieces } };
}

function whole(text: string | undefined): readonly Piece[] | undefined {
  return text === undefined ? undefined : [{ kind: 'changed', text }];
}

/** Returns whole lines if less than a quarter is common. */
function diffLine(
  before: string | undefined,
  after: string | undefined,
): [readonly Piece[] | undefined, readonly Piece[] | undefined] {
  if (before === undefined || after === undefined || before.length + after.length > MAX_CHARS) {
    return [whole(before), whole(after)];
  }
  const changes = diffWordsWithSpace(before, after, { maxEditLength: MAX_EDITS });
  const kept = changes?.reduce(
    (sum, { added, removed, value }) => sum + (added || removed ? 0 : value.trim().length),
    0,
  );
  if (changes === undefined || (kept ?? 0) * 4 < Math.min(before.length, after.length))
    return [whole(before), whole(after)];
  const pieces = (without: 'added' | 'removed', kind: 'added' | 'removed') =>
    changes
      .filter((change) => !change[without])
      .map((change): Piece => ({ kind: change[kind] ? 'changed' : 'same', text: change.value }));
  return [pieces('added', 'removed'), pieces('removed', 'added')];
}

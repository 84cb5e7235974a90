import type { Source, Turn, WorkFile } from '#contract/task.ts';
import { fileName } from '#app/entities/file/file-name.ts';
import { budgetWord, statusWord } from '#app/entities/task/task-words.ts';
import { sourceTitle } from '#app/entities/file/source-title.ts';
import { formatBytes, formatCount, formatDuration } from '#app/lib/format.ts';
import { t } from '#app/messages/task.ts';
import { t as tTurn } from '#app/messages/turn.ts';

/** `difference` is undefined if a turn lacks the figure. */
export type FigureDifference = {
  readonly name: string;
  readonly before: string;
  readonly after: string;
  readonly difference: string | undefined;
};

const NONE = '–';
const MINUS = '−';

export function figureDifferences(before: Turn, after: Turn): readonly FigureDifference[] {
  const figure = (name: string, of: (turn: Turn) => number | null | undefined, format: (value: number) => string) => {
    const [was, is] = [of(before) ?? undefined, of(after) ?? undefined];
    return {
      name,
      before: was === undefined ? NONE : format(was),
      after: is === undefined ? NONE : format(is),
      difference: was === undefined || is === undefined ? undefined : signed(is - was, format),
    };
  };
  const word = (name: string, of: (turn: Turn) => string | null | undefined) => {
    const [was, is] = [of(before) ?? NONE, of(after) ?? NONE];
    return { name, before: was, after: is, difference: was === is ? 'same' : undefined };
  };
  return [
    word(t('field.status'), ({ status }) => statusWord(status)),
    word(t('field.budget'), ({ budget }) => (budget == null ? budget : budgetWord(budget))),
    figure(t('field.duration'), ({ durationMs }) => durationMs, formatDuration),
    figure(
      t('field.credits'),
      ({ credits }) => credits,
      (count) => t('credits', { count }),
    ),
    figure(tTurn('tokensIn'), ({ inputTokens }) => inputTokens, formatCount),
    figure(tTurn('tokensOut'), ({ outputTokens }) => outputTokens, formatCount),
    figure(tTurn('sources'), ({ sources }) => sources?.length, formatCount),
    figure(tTurn('files'), (turn) => filesOf(turn).length, formatCount),
  ];
}

function signed(difference: number, format: (value: number) => string): string {
  if (difference === 0) return 'same';
  return difference > 0 ? `+${format(difference)}` : `${MINUS}${format(-difference)}`;
}

function filesOf({ attachments = [], files = [] }: Turn): readonly WorkFile[] {
  return [...attachments, ...files];
}

export type ItemDifference = { readonly key: string; readonly label: string; readonly in: 'before' | 'after' | 'both' };

export function sourceDifferences(before: Turn, after: Turn): readonly ItemDifference[] {
  const item = (source: Source) => ({ key: source.url, label: sourceTitle(source) });
  return compareItems((before.sources ?? []).map(item), (after.sources ?? []).map(item));
}

/** Files are equal if name, media type and size are. */
export function fileDifferences(before: Turn, after: Turn): readonly ItemDifference[] {
  const item = (file: WorkFile) => {
    const label = [fileName(file), file.mediaType, file.size != null && formatBytes(file.size)]
      .filter(Boolean)
      .join(' · ');
    return { key: `${fileName(file)} ${file.mediaType} ${file.size ?? ''}`, label };
  };
  return compareItems(filesOf(before).map(item), filesOf(after).map(item));
}

type Item = { key: string; label: string };

function compareItems(before: readonly Item[], after: readonly Item[]): readonly ItemDifference[] {
  const [was, is] = [new Map(before.map((item) => [item.key, item])), new Map(after.map((item) => [item.key, item]))];
  return [...new Map([...was, ...is]).values()].map((item) => {
    const inBoth = was.has(item.key) && is.has(item.key);
    return { ...item, in: inBoth ? 'both' : was.has(item.key) ? 'before' : 'after' };
  });
}

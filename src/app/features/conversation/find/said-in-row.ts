import { fileName } from '#app/entities/file/file-name.ts';
import { sourceTitle } from '#app/entities/file/source-title.ts';
import { wholeText } from '#app/streaming/transcript/streamed-text.ts';
import { wordsOf } from '#app/markdown/text.ts';
import { pathInside } from '#app/components/reveal.ts';
import { madeFiles } from '../made-files.ts';
import { blocksOfRow, definitionsOfRow, type MarkdownRow } from '../markdown-rows.ts';
import { outcomeWords } from '../outcome-words.ts';
import { pathOfRow } from '../path-of-row.ts';
import type { Row } from '../rows.ts';
import { BOUNDARY } from './fold.ts';
import { saidInTool, saidInValue, type SaidAt } from './said-in-value.ts';

/** What was said in a row, as it is shown there once all of it is opened: in the order of the elements that bear `data-said`. */
export function searchableText(row: Row): string {
  switch (row.kind) {
    case 'input':
      return [row.turn.input ?? '', ...(row.turn.attachments ?? []).map(fileName)].join(BOUNDARY);
    case 'tools':
    case 'foot':
      return [...saidAtPaths(row)].map(({ text }) => text).join(BOUNDARY);
    case 'reasoning':
      return wholeText(row.item.text);
    case 'markdown':
      return saidInMarkdown(row);
    case 'waiting':
      return '';
    default:
      return row satisfies never;
  }
}

/** What may be folded away in a row, after all else that it says. */
export function* saidAtPaths(row: Row): Generator<SaidAt> {
  const path = pathOfRow(row);
  if (row.kind === 'tools') for (const tool of row.tools) yield* saidInTool(tool, pathInside(path, tool.id));
  if (row.kind !== 'foot') return;
  const [sources, files] = [pathInside(path, 'sources'), pathInside(path, 'files')];
  for (const [i, source] of row.view.transcript.sources.entries())
    yield { path: pathInside(sources, i), text: sourceTitle(source) };
  for (const [i, file] of madeFiles(row.view).entries()) yield { path: pathInside(files, i), text: fileName(file) };
  const { structuredOutput } = row.view.turn;
  if (structuredOutput != null) yield* saidInValue(structuredOutput, pathInside(path, 'structured'));
  const message = row.view.growing ? undefined : outcomeWords(row.view)?.message;
  if (message !== undefined) yield* saidInValue(message, pathInside(path, 'error'));
}

function saidInMarkdown(row: MarkdownRow): string {
  const cited = new Set(row.sources.map(({ id }) => id));
  return wordsOf(blocksOfRow(row), definitionsOfRow(row), cited).join(BOUNDARY);
}

/** Whether two rows say the same, so that what was found in one stands for the other. Looks no further than identities. */
export function saysSame(a: Row, b: Row): boolean {
  if (a === b) return true;
  if (a.kind === 'markdown' && b.kind === 'markdown')
    return a.markdown === b.markdown && a.open === b.open && a.definitions === b.definitions;
  if (a.kind === 'reasoning' && b.kind === 'reasoning') return a.item === b.item;
  if (a.kind === 'tools' && b.kind === 'tools') {
    return a.tools.length === b.tools.length && a.tools.every((tool, i) => tool === b.tools[i]);
  }
  if (a.kind === 'input' && b.kind === 'input') return a.turn.input === b.turn.input;
  if (a.kind === 'foot' && b.kind === 'foot') {
    return (
      a.view.transcript.files === b.view.transcript.files &&
      a.view.transcript.sources === b.view.transcript.sources &&
      a.view.turn.files === b.view.turn.files &&
      a.view.turn.structuredOutput === b.view.turn.structuredOutput &&
      a.view.turn.error === b.view.turn.error &&
      a.view.growing === b.view.growing
    );
  }
  return a.kind === b.kind;
}

import { fileName } from '#app/data/file-name.ts';
import { markdownText } from '#app/live/markdown-blocks.ts';
import { isWithinReason } from '#app/markdown/within-reason.ts';
import { visibleText } from '#app/markdown/visible-text.ts';
import { describeInput } from '../describe-input.ts';
import { madeFiles } from '../made-files.ts';
import type { Row } from '../rows.ts';
import { BOUNDARY, fold } from './fold.ts';

/** Above this many characters a block isn't parsed to be searched: that would take longer than a slice may. */
const MOST_PARSED = 8_000;
const FENCED = /^ {0,3}(?:`{3}|~{3})/;
const MARKS = /[*_~`[\]\\]/g;
/** What is shown otherwise than it is spelled. */
const SPELLED = /[&!]|\]\(/;

/** What was said in a row, as it is shown there: in the order of the elements that bear `data-said`. */
export function saidInRow(row: Row): string {
  switch (row.kind) {
    case 'input':
      return [row.turn.input ?? '', ...(row.turn.attachments ?? []).map(fileName)].join(BOUNDARY);
    case 'tools':
      return row.tools.flatMap(({ name, input }) => [name, describeInput(input)]).join(BOUNDARY);
    case 'reasoning':
      return markdownText(row.item.blocks);
    case 'markdown':
      return row.markdown.length > MOST_PARSED ? roughText(row.markdown) : visibleText(row.markdown, BOUNDARY);
    case 'foot':
      return [
        ...row.view.transcript.sources.map(({ title, url }) => title ?? url ?? ''),
        ...madeFiles(row.view).map(fileName),
      ].join(BOUNDARY);
    case 'waiting':
      return '';
    default:
      return row satisfies never;
  }
}

/** Whether a row can hold any of `query`, told without parsing its Markdown: most can't, and a search is quick by those. */
export function mayHold(row: Row, query: string): boolean {
  if (row.kind !== 'markdown' || SPELLED.test(row.markdown)) return true;
  const wanted = fold(query).replaceAll(MARKS, '').trim().split(/\s+/);
  const given = fold(withoutMarks(row.markdown));
  return wanted.every((word) => given.includes(word));
}

/** Whether two rows say the same, so that what was found in one stands for the other. Looks no further than identities. */
export function saysSame(a: Row, b: Row): boolean {
  if (a === b) return true;
  if (a.kind === 'markdown' && b.kind === 'markdown') return a.markdown === b.markdown;
  if (a.kind === 'reasoning' && b.kind === 'reasoning') return a.item === b.item;
  if (a.kind === 'tools' && b.kind === 'tools') {
    return a.tools.length === b.tools.length && a.tools.every((tool, i) => tool === b.tools[i]);
  }
  if (a.kind === 'input' && b.kind === 'input') return a.turn.input === b.turn.input;
  if (a.kind === 'foot' && b.kind === 'foot') {
    return (
      a.view.transcript.files === b.view.transcript.files &&
      a.view.transcript.sources === b.view.transcript.sources &&
      a.view.turn.files === b.view.turn.files
    );
  }
  return a.kind === b.kind;
}

function withoutMarks(markdown: string): string {
  return markdown.replaceAll(MARKS, '');
}

/** Nearly what a long block shows: its code as it is, its cells and lines apart, without the marks that are common. */
function roughText(markdown: string): string {
  if (!isWithinReason(markdown)) return markdown;
  if (FENCED.test(markdown)) return markdown.slice(markdown.indexOf('\n') + 1).replace(/\n[ `~]*\s*$/, '');
  return markdown
    .replaceAll(/\[([^\]\n]{0,1000})\]\([^)\n]{0,1000}\)/g, '$1')
    .replaceAll(/\*\*|__|~~|`|\\(?=[!-/:-@[-`{-~])/g, '')
    .replaceAll(/[ \t]*\|[ \t]*|\n(?=\s*(?:[-*+>]|\d+[.)])\s)/g, BOUNDARY);
}

import { isDataUrl } from '#app/entities/file/data-url.ts';
import { fileName } from '#app/entities/file/file-name.ts';
import { describeInput } from '#app/streaming/transcript/describe-input.ts';
import { madeFiles } from '../made-files.ts';
import { outcomeWords } from '../outcome-words.ts';
import type { MarkdownRow } from '../markdown-rows.ts';
import { rowsOf, type Row, type TurnView } from '../rows.ts';
import { whoSent } from '../who-sent.ts';

/** A whole conversation as Markdown: who said what, turn by turn, with tool calls, sources and files by name. */
export function textOfConversation(views: readonly TurnView[]): string {
  return textOfRows(views.flatMap((view) => rowsOf(view)));
}

/**
 * Rows in their order as text, their answers as Markdown unless `write` says otherwise. What is folded away on the page
 * (thoughts, what tools gave back) is left out.
 */
export function textOfRows(rows: readonly Row[], write = ({ markdown }: MarkdownRow) => markdown): string {
  const texts: string[] = [];
  rows.forEach((row, i) => {
    // Parts of one block go on where the one before ended.
    const goesOn = isLaterPart(row) && rows[i - 1]?.kind === 'markdown';
    if (rows[i - 1]?.kind === 'input') texts.push(`## Turn ${row.seq} · Worker`);
    texts.push(goesOn ? (texts.pop() ?? '') + textOfRow(row, write) : textOfRow(row, write));
  });
  return texts
    .map((text) => text.trim())
    .filter((text) => text !== '')
    .join('\n\n');
}

/** Whether a row is a part of a long block, and not its first. */
export function isLaterPart(row: Row): boolean {
  return row.kind === 'markdown' && row.piece?.isFirst === false;
}

function textOfRow(row: Row, write: (row: MarkdownRow) => string): string {
  switch (row.kind) {
    case 'input': {
      const { turn } = row;
      const attached = (turn.attachments ?? []).map(fileName).join(', ');
      return [`## Turn ${turn.seq} · ${whoSent(turn)}`, turn.input ?? '', attached && `Attached: ${attached}`]
        .filter(Boolean)
        .join('\n\n');
    }
    case 'tools':
      return row.tools
        .map(({ name, input }) => `- ${[name, describeInput(input)].filter(Boolean).join(': ')}`)
        .join('\n');
    case 'markdown':
      return write(row);
    case 'foot':
      return textOfFoot(row.view);
    case 'reasoning':
    case 'waiting':
      return '';
    default:
      return row satisfies never;
  }
}

function textOfFoot(view: TurnView): string {
  const sources = view.transcript.sources.map(({ id, title, url }) =>
    [`[${id}]`, title, url === undefined || isDataUrl(url) ? undefined : url].filter(Boolean).join(' '),
  );
  const files = madeFiles(view).map(fileName);
  const outcome = view.growing ? undefined : outcomeWords(view);
  return [
    sources.length > 0 && `Sources:\n${sources.join('\n')}`,
    files.length > 0 && `Files: ${files.join(', ')}`,
    outcome?.title,
    outcome?.message,
  ]
    .filter(Boolean)
    .join('\n\n');
}

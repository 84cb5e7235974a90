import type { SearchResult } from '../tools/search-text.ts';
import type { Quote } from '../tools/search-text.ts';
import type { Summary } from '../tools/summarise.ts';
import { count, escapeMarkdown } from './format.ts';

/** Cites lines of a file and answers the mark for the text, like `[3]`. */
export type Cite = (file: string, from: number, to: number) => string;

/** A summary in Markdown: the sentences as they stand, under their headings, each with its lines. */
export function summaryAnswer(summary: Summary, cite: Cite): string {
  const { file, quotes, sentenceCount, lineCount, words } = summary;
  const lead = `**${escapeMarkdown(file)}** in **${count(quotes.length, 'sentence')}** of its ${sentenceCount} (${count(lineCount, 'line')}, ${count(words, 'word')}), quoted as they stand:`;
  const parts = [lead];
  let heading = '';
  for (const quote of quotes) {
    if (quote.heading !== heading) parts.push(`**${escapeMarkdown(quote.heading)}**`);
    heading = quote.heading;
    parts.push(`- ${quoted(quote, file, cite)}`);
  }
  return tight(parts);
}

/** What a search found, or that it found nothing. */
export function searchAnswer(result: SearchResult, question: boolean, cite: Cite): string {
  const { file, find, match, found, quotes } = result;
  const name = `**${escapeMarkdown(file)}**`;
  const what = escapeMarkdown(find);
  if (match === 'none')
    return question ? `Nothing in ${name} shares words with the question.` : `${name} does not mention "${what}".`;
  const shown = quotes.length < found ? `, the first ${quotes.length} of ${found}` : '';
  const lead =
    match === 'phrase'
      ? `${name} mentions "${what}" in **${count(found, 'sentence')}**${shown}:`
      : `${question ? '' : `${name} does not hold "${what}" word for word. `}These sentences of ${name} share words with ${question ? 'the question' : 'it'}, closest first${shown}:`;
  return tight([lead, ...quotes.map((quote) => `- ${quoted(quote, file, cite)}`)]);
}

function quoted(quote: Quote, file: string, cite: Cite): string {
  return `“${escapeMarkdown(quote.text)}” ${cite(file, quote.from, quote.to)}`;
}

/** Entries of a list stand line by line, everything else apart. */
function tight(parts: string[]): string {
  return parts.reduce(
    (text, part) =>
      text + (text === '' ? '' : part.startsWith('- ') && /(?:^|\n)- [^\n]*$/.test(text) ? '\n' : '\n\n') + part,
    '',
  );
}

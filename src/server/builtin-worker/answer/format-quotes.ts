import type { SearchResult } from '../../tools/search-text.ts';
import type { Quote } from '../../tools/search-text.ts';
import type { Summary } from '../../tools/summarise.ts';
import { formatCount, escapeMarkdown } from './format-markdown.ts';

export type Cite = (file: string, from: number, to: number) => string;

export function formatSummary(summary: Summary, cite: Cite): string {
  const { file, quotes, sentenceCount, lineCount, words } = summary;
  const lead = `**${escapeMarkdown(file)}** in **${formatCount(quotes.length, 'sentence')}** of its ${sentenceCount} (${formatCount(lineCount, 'line')}, ${formatCount(words, 'word')}), quoted as they stand:`;
  const parts = [lead];
  let heading = '';
  for (const quote of quotes) {
    if (quote.heading !== heading) parts.push(`**${escapeMarkdown(quote.heading)}**`);
    heading = quote.heading;
    parts.push(`- ${formatQuote(quote, file, cite)}`);
  }
  return joinParts(parts);
}

export function formatSearchResult(result: SearchResult, question: boolean, cite: Cite): string {
  const { file, find, match, found, quotes } = result;
  const name = `**${escapeMarkdown(file)}**`;
  const what = escapeMarkdown(find);
  if (match === 'none')
    return question ? `Nothing in ${name} shares words with the question.` : `${name} does not mention "${what}".`;
  const shown = quotes.length < found ? `, the first ${quotes.length} of ${found}` : '';
  const lead =
    match === 'phrase'
      ? `${name} mentions "${what}" in **${formatCount(found, 'sentence')}**${shown}:`
      : `${question ? '' : `${name} does not hold "${what}" word for word. `}These sentences of ${name} share words with ${question ? 'the question' : 'it'}, closest first${shown}:`;
  return joinParts([lead, ...quotes.map((quote) => `- ${formatQuote(quote, file, cite)}`)]);
}

function formatQuote(quote: Quote, file: string, cite: Cite): string {
  return `“${escapeMarkdown(quote.text)}” ${cite(file, quote.from, quote.to)}`;
}

function joinParts(parts: string[]): string {
  return parts.reduce(
    (text, part) =>
      text + (text === '' ? '' : part.startsWith('- ') && /(?:^|\n)- [^\n]*$/.test(text) ? '\n' : '\n\n') + part,
    '',
  );
}

import { escapeMarkdown } from './format-markdown.ts';

export const NO_LANGUAGE_MODEL =
  'No language model is configured; this version ships only the built-in worker. A language model will be configured through environment variables of the API in a later version.';

export function formatRefusal(files: {
  tables: readonly string[];
  texts: readonly string[];
  offers: readonly string[];
}): string {
  const here: string[] = [];
  const [formatTable] = files.tables;
  const [text] = files.texts;
  if (formatTable !== undefined)
    here.push(
      `With ${escapeMarkdown(formatTable)}: ${['describe it', ...files.offers].map((offer) => `"${escapeMarkdown(offer)}"`).join(', ')}.`,
    );
  if (text !== undefined) here.push(`With ${escapeMarkdown(text)}: "summarise it", or "find mentions of …".`);
  return [
    `I can't do that. ${NO_LANGUAGE_MODEL}`,
    [
      'What I can do, by fixed rules:',
      '- **Arithmetic**: "what is 12.5% of 840 plus 3^2".',
      '- **Tables** (CSV, TSV, JSON): describe them, filter, count, group, sum, average, sort, chart: "average price by city, and chart it".',
      '- **Text and Markdown**: summarise by quoting, find mentions, each with its lines.',
      '- **Result files**: CSV, a chart as SVG, summary.md, profile.json.',
    ].join('\n'),
    ...(here.length > 0 ? [here.join(' ')] : ['Attach a file and ask again.']),
  ].join('\n\n');
}

export function formatClarification(problem: string, offers: readonly string[]): string {
  const reason = escapeMarkdown(problem);
  if (offers.length === 0) return reason;
  return `${reason}\n\nThese questions have an answer:\n${offers.map((offer) => `- ${escapeMarkdown(offer)}`).join('\n')}`;
}

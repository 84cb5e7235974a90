import { escapeMarkdown } from './format.ts';

/** One truth, in every place where it matters. */
export const NO_LANGUAGE_MODEL =
  'No language model is configured; this version ships only the built-in worker. A language model will be configured through environment variables of the API in a later version.';

/** What the built-in worker says to what it can't do. @param files what the task holds, by kind, and questions that its first table answers */
export function declineAnswer(files: {
  tables: readonly string[];
  texts: readonly string[];
  offers: readonly string[];
}): string {
  const here: string[] = [];
  const [table] = files.tables;
  const [text] = files.texts;
  if (table !== undefined)
    here.push(
      `With ${escapeMarkdown(table)}: ${['describe it', ...files.offers].map((offer) => `"${escapeMarkdown(offer)}"`).join(', ')}.`,
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

/** Why a question has no answer, and questions that have one. */
export function askAnswer(problem: string, offers: readonly string[]): string {
  const reason = escapeMarkdown(problem);
  if (offers.length === 0) return reason;
  return `${reason}\n\nThese questions have an answer:\n${offers.map((offer) => `- ${escapeMarkdown(offer)}`).join('\n')}`;
}

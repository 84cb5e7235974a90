import type { FilledOutput } from '../structured-output/fill-output.ts';
import { formatList, formatNumber } from './format-markdown.ts';

export function describeOutput({ output, missing, cut }: FilledOutput): string {
  const name = (property: string) => `\`${property.replaceAll('`', '')}\``;
  if (output === undefined) {
    return 'Nothing that was computed here fits the output schema, so there is no structured output.';
  }
  const sentences = cut.map(
    ({ name: of, rows, of: all }) => `${name(of)} holds the first ${formatNumber(rows)} of ${formatNumber(all)} rows.`,
  );
  if (missing.length > 0) {
    sentences.push(
      `The output schema is filled but for ${formatList(missing.map(name))}: nothing that was computed here is called that.`,
    );
  }
  return sentences.join(' ');
}

import type { Filled } from '../structured/fill-output.ts';
import { list, number } from './format.ts';

/** What the worker says of an output schema that it could not fill whole; '' where it could. */
export function filledWords({ output, missing, cut }: Filled): string {
  const name = (property: string) => `\`${property.replaceAll('`', '')}\``;
  if (output === undefined) {
    return 'Nothing that was computed here fits the output schema, so there is no structured output.';
  }
  const said = cut.map(
    ({ name: of, rows, of: all }) => `${name(of)} holds the first ${number(rows)} of ${number(all)} rows.`,
  );
  if (missing.length > 0) {
    said.push(
      `The output schema is filled but for ${list(missing.map(name))}: nothing that was computed here is called that.`,
    );
  }
  return said.join(' ');
}

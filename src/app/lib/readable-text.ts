/** ECMA-48: control sequences, strings such as window titles, short escapes. */
const CODES =
  // oxlint-disable-next-line no-control-regex -- every code begins with a control character
  /(?:\x1B\[|\x9B)[0-?]*[ -/]*[@-~]|\x1B\][^\x07\x1B]*(?:\x07|\x1B\\)|\x1B[PX^_][^\x1B]*\x1B\\|\x1B[ -/]*[0-~]?/g;

/** Removes terminal codes, and normalizes line breaks. */
export function readableText(text: string): string {
  return text.replaceAll(CODES, '').replaceAll(/\r\n?/g, '\n');
}

import { t } from '#app/messages/file.ts';

/** From 1, both inclusive. */
export type CitedLines = { readonly from: number; readonly to: number };

/** Reads the fragment of a file's address, such as `#L2` or `#L2-L61`. */
export function citedLines(href: string): CitedLines | undefined {
  const [, first, last = first] = /#L(\d{1,9})(?:-L?(\d{1,9}))?$/.exec(href) ?? [];
  const [from, to] = [Number(first), Number(last)];
  return from >= 1 && to >= from ? { from, to } : undefined;
}

/** Says where a source is: its host, or the lines of a file of the task. */
export function sourcePlace({ href, external }: { href: string; external: boolean }): string | undefined {
  if (external) return new URL(href).host;
  const lines = citedLines(href);
  return lines && t('lines', { ...lines, count: lines.to - lines.from + 1 });
}

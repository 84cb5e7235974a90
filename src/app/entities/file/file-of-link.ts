import { fileName } from './file-name.ts';

type NamedFile = { readonly url: string; readonly filename?: string | null | undefined };

/** Returns the newest matching file: for `./out/my%20notes.md#top`, `out/my notes.md`, else `my notes.md`. */
export function fileOfLink<T extends NamedFile>(url: string, files: readonly T[]): T | undefined {
  if (files.length === 0 || URL.canParse(url) || /^[/\\]{2}/.test(url)) return undefined;
  const path = url.replace(/[?#].*$/s, '');
  const paths = [path, decoded(path)];
  const whole = [url, decoded(url), ...paths];
  const inFolder = whole.map((name) => name.replace(/^(?:\.{0,2}[/\\])+/, ''));
  const alone = paths.map((name) => name.split(/[/\\]/).at(-1) ?? '');
  for (const name of [...whole, ...inFolder, ...alone]) {
    const file = files.findLast((one) => fileName(one).normalize() === name.normalize());
    if (file !== undefined) return file;
  }
  return undefined;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text; // A bare `%`.
  }
}

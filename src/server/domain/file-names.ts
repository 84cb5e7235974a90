import { visibleText } from '#contract/visible-text.ts';

const MAX_CHARS = 120;
const FALLBACK = 'file';

/** Makes a name safe to show and to link. At most 120 characters; keeps the extension. */
export function safeFileName(name: string): string {
  const segment = name.split(/[/\\]/).findLast((step) => step.trim() !== '') ?? '';
  const clean = visibleText(segment)
    .replace(/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}]/gu, '')
    .replace(/[<>:"|?*]/g, '_')
    .replace(/\s+/g, ' ')
    .trim();
  if (/^\.*$/.test(clean)) return FALLBACK;
  const [stem, extension] = splitName(clean);
  return [...stem].slice(0, MAX_CHARS - [...extension].length).join('') + extension;
}

/** Tries `name-2.ext`, `name-3.ext` … */
export function unusedName(name: string, taken: ReadonlySet<string>): string {
  if (!taken.has(name)) return name;
  const [stem, extension] = splitName(name);
  for (let n = 2; ; n += 1) {
    const candidate = `${stem}-${n}${extension}`;
    if (!taken.has(candidate)) return candidate;
  }
}

function splitName(name: string): [stem: string, extension: string] {
  const dot = name.lastIndexOf('.');
  const extension = dot > 0 ? name.slice(dot) : '';
  return extension.length > 1 && extension.length <= 16 ? [name.slice(0, dot), extension] : [name, ''];
}

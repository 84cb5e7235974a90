import { checkFiles, MAX_FILE_BYTES, MAX_FILES, MAX_TOTAL_BYTES, type FileProblem } from '#contract/limits.ts';
import { fileKey } from '#app/sending/draft.ts';
import { extensionOf } from '#app/lib/file-extension.ts';
import { formatBytes } from '#app/lib/format.ts';
import { t } from '#app/messages/composer.ts';

/** Limits a draft, so that a dropped folder can't flood the page. */
export const MAX_HELD = 12;

/** Returns all files, and sentences about those left out. */
export function addFiles(
  files: readonly File[],
  more: readonly File[],
  most = MAX_HELD,
): { files: readonly File[]; leftOut: readonly string[] } {
  const held = new Map(files.map((file) => [fileKey(file), file]));
  let twice = 0;
  let beyond = 0;
  for (const file of more) {
    const key = fileKey(file);
    if (held.has(key)) twice += 1;
    else if (held.size >= most) beyond += 1;
    else held.set(key, file);
  }
  const leftOut = [
    twice > 0 && t('alreadyAttached', { count: twice }),
    beyond > 0 && t('notAttached', { count: beyond, limit: MAX_FILES }),
  ].filter((sentence) => sentence !== false);
  const all = held.size === files.length ? files : [...held.values()];
  return { files: all, leftOut };
}

export type AttachedFile = { readonly file: File; readonly key: string; readonly problem: string | null };

/** `problem` is a sentence or null. */
export function judgeFiles(files: readonly File[]): readonly AttachedFile[] {
  const problems = checkFiles(files);
  return files.map((file, at) => {
    const problem = problems[at] ?? null;
    return { file, key: fileKey(file), problem: problem && describeFileProblem(problem, file.size) };
  });
}

function describeFileProblem(problem: FileProblem, size: number): string {
  switch (problem.kind) {
    case 'file-too-big': {
      const rounded = formatBytes(size);
      const isTooRough = rounded === formatBytes(problem.limitBytes);
      const shown = isTooRough ? t('bytes', { count: size }) : rounded;
      return t('fileTooLarge', { size: shown, limit: megabytes(problem.limitBytes) });
    }
    case 'too-many-files':
      return t('tooManyFiles', { limit: problem.limit });
    case 'total-too-big':
      return t('filesTooLarge', { limit: megabytes(problem.limitBytes) });
  }
}

function megabytes(bytes: number): number {
  return bytes / 1_000_000;
}

/** For messages; sizes in megabytes. */
export const FILE_LIMITS = {
  count: MAX_FILES,
  each: megabytes(MAX_FILE_BYTES),
  total: megabytes(MAX_TOTAL_BYTES),
};

// Control characters and direction marks: a name must not look like another one.
const DECEPTIVE = /[\p{Cc}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu;
const STEM_TAIL = 4;

/** Splits a name: the head may be truncated, the tail (end of the stem, extension) always shows. */
export function splitName(name: string): { head: string; tail: string } {
  const shown = [...name.replaceAll(DECEPTIVE, '\uFFFD')];
  const extension = extensionOf(name);
  const cut = Math.max(0, shown.length - STEM_TAIL - (extension === null ? 0 : extension.length + 1));
  return { head: shown.slice(0, cut).join(''), tail: shown.slice(cut).join('') };
}

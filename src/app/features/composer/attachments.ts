import { checkFiles, MAX_FILE_BYTES, MAX_FILES, MAX_TOTAL_BYTES, type FileProblem } from '#contract/limits.ts';
import { fileKey } from '#app/sending/draft.ts';
import { extensionOf } from '#app/lib/file-extension.ts';
import { formatBytes, formatCount, formatNumberOf } from '#app/lib/format.ts';

/** Files that a draft holds at most: enough to choose from, and a dropped folder can't flood the page. */
export const MAX_HELD = 12;

/** Adds files to those there. Answers all of them, and what was left out, in words, or null. */
export function addFiles(
  files: readonly File[],
  more: readonly File[],
  most = MAX_HELD,
): { files: readonly File[]; leftOut: string | null } {
  const held = new Map(files.map((file) => [fileKey(file), file]));
  let twice = 0;
  let beyond = 0;
  for (const file of more) {
    const key = fileKey(file);
    if (held.has(key)) twice += 1;
    else if (held.size >= most) beyond += 1;
    else held.set(key, file);
  }
  const said = [
    twice === 1 && 'One file was attached already.',
    twice > 1 && `${formatNumberOf(twice, 'file')} were attached already.`,
    beyond > 0 && `${formatNumberOf(beyond, 'more file')} left out: ${MAX_FILES} at most.`,
  ].filter((sentence) => sentence !== false);
  const all = held.size === files.length ? files : [...held.values()];
  return { files: all, leftOut: said.length > 0 ? said.join(' ') : null };
}

export type AttachedFile = { readonly file: File; readonly key: string; readonly problem: string | null };

/** Each file with its own problem in words, or null. */
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
      const exact = rounded === formatBytes(problem.limitBytes) ? `${formatCount(size)} bytes` : rounded;
      return `${exact}: over the ${megabytes(problem.limitBytes)} limit`;
    }
    case 'too-many-files':
      return `Over the limit of ${problem.limit} files`;
    case 'total-too-big':
      return `Together over ${megabytes(problem.limitBytes)}`;
  }
}

function megabytes(bytes: number): string {
  return `${formatCount(bytes / 1_000_000)} MB`;
}

/** What a drop takes, in words. */
export const LIMITS_IN_WORDS = `up to ${MAX_FILES}, ${megabytes(MAX_FILE_BYTES)} each, ${megabytes(MAX_TOTAL_BYTES)} together`;

// Controls, and the marks that turn the direction of text: a name must not look like another one.
const DECEPTIVE = /[\p{Cc}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu;
const STEM_TAIL = 4;

/** A name in two: the head may be cut short with an ellipsis, the tail (end of the stem, extension) always shows. */
export function splitName(name: string): { head: string; tail: string } {
  const shown = [...name.replaceAll(DECEPTIVE, '\uFFFD')];
  const extension = extensionOf(name);
  const cut = Math.max(0, shown.length - STEM_TAIL - (extension === null ? 0 : extension.length + 1));
  return { head: shown.slice(0, cut).join(''), tail: shown.slice(cut).join('') };
}

/** What one request may carry (seeds: tasks guide, "Attach files"; worker limits: the published clients). */
export const MAX_FILES = 5;
/** Bytes. The browser holds itself to the stricter reading of "10 MB", the server accepts up to `MAX_FILE_BYTES_ACCEPTED`. */
export const MAX_FILE_BYTES = 10_000_000;
export const MAX_TOTAL_BYTES = 30_000_000;
export const MAX_FILE_BYTES_ACCEPTED = 10 * 2 ** 20;
export const MAX_TOTAL_BYTES_ACCEPTED = 30 * 2 ** 20;

export const MAX_INSTRUCTIONS_CHARS = 20_000;
export const MAX_PROMPT_CHARS = 10_000;
export const MAX_SUMMARY_CHARS = 80;
export const MAX_TITLE_CHARS = 200;
/** Characters of an output schema as JSON, and how deep its objects and arrays may lie in each other. Ours. */
export const MAX_SCHEMA_CHARS = 100_000;
export const MAX_SCHEMA_DEPTH = 64;
/** Characters of one input. Ours: the seeds name only a minimum of 1. */
export const MAX_INPUT_CHARS = 1_000_000;
export const MAX_SEARCH_CHARS = 200;
/** The highest `limit` of a list. */
export const MAX_TASKS_PER_PAGE = 100;
/** Characters of an id that a client brings along. Ours: the seeds name only a minimum of 1. */
export const MAX_ID_CHARS = 128;

export type FileProblem =
  | { kind: 'file-too-big'; limitBytes: number }
  | { kind: 'too-many-files'; limit: number }
  | { kind: 'total-too-big'; limitBytes: number };

/**
 * Holds a set of files against the limits, in the order they were added.
 * Returns one entry a file: its own problem, or null. A file that is too big by itself does not
 * count towards the total or the number, so that taking it away changes nothing for the others.
 */
export function checkFiles(files: readonly { size: number }[]): (FileProblem | null)[] {
  let count = 0;
  let total = 0;
  return files.map(({ size }) => {
    if (size > MAX_FILE_BYTES) return { kind: 'file-too-big', limitBytes: MAX_FILE_BYTES };
    if (count + 1 > MAX_FILES) return { kind: 'too-many-files', limit: MAX_FILES };
    if (total + size > MAX_TOTAL_BYTES) return { kind: 'total-too-big', limitBytes: MAX_TOTAL_BYTES };
    count += 1;
    total += size;
    return null;
  });
}

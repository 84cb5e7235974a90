/** From the API docs and the published clients, except "ours". */
export const MAX_FILES = 5;
/** The stricter reading of "10 MB", for the page. */
export const MAX_FILE_BYTES = 10_000_000;
export const MAX_TOTAL_BYTES = 30_000_000;
export const MAX_FILE_BYTES_ACCEPTED = 10 * 2 ** 20;
export const MAX_TOTAL_BYTES_ACCEPTED = 30 * 2 ** 20;

export const MAX_INSTRUCTIONS_CHARS = 20_000;
export const MAX_PROMPT_CHARS = 10_000;
export const MAX_SUMMARY_CHARS = 80;
export const MAX_TITLE_CHARS = 200;
/** Ours. Measured as JSON. */
export const MAX_SCHEMA_CHARS = 100_000;
export const MAX_SCHEMA_DEPTH = 64;
/** Ours. */
export const MAX_INPUT_CHARS = 1_000_000;
export const MAX_SEARCH_CHARS = 200;
export const MAX_TASKS_PER_PAGE = 100;
/** Ours. */
export const MAX_CAUSE_CHARS = 160;
/** Ours. Of a worker. */
export const MAX_HOSTS = 200;
export const MAX_HOST_CHARS = 253;
/** Ours. */
export const MAX_MODEL_CHARS = 100;
export const MAX_ID_CHARS = 128;

export type FileProblem =
  | { kind: 'file-too-big'; limitBytes: number }
  | { kind: 'too-many-files'; limit: number }
  | { kind: 'total-too-big'; limitBytes: number };

/**
 * Returns a problem or null per file. A file that is too big by itself doesn't count towards the total or the number.
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

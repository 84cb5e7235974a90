import type { ListedTask } from '#contract/task.ts';
import { csvWriter } from './csv.ts';
import { jsonWriter } from './json.ts';

export type ExportFormat = 'csv' | 'json';

/** Where an export goes, piece by piece. */
export type Sink = {
  write: (text: string) => Promise<void>;
  /** All of it is there. */
  close: () => Promise<void>;
  /** Nothing of it is kept. */
  abort: () => Promise<void>;
};

export type ExportWish = {
  format: ExportFormat;
  /** A byte order mark before CSV, which tells Excel that it is UTF-8. */
  withBom: boolean;
  /** Whether the tasks are those of a search, and say where it hit. */
  withMatch: boolean;
};

/**
 * Writes tasks to a sink as they come, and answers how many. Where they stop coming, or the signal aborts, nothing is kept
 * and it throws why.
 */
export async function writeTasks(
  pages: AsyncIterable<readonly ListedTask[]>,
  { format, withBom, withMatch }: ExportWish,
  sink: Sink,
  signal: AbortSignal,
  onProgress: (written: number) => void,
): Promise<number> {
  const writer = format === 'csv' ? csvWriter({ withMatch }) : jsonWriter();
  let written = 0;
  try {
    await sink.write((format === 'csv' && withBom ? '\uFEFF' : '') + writer.head());
    for await (const tasks of pages) {
      signal.throwIfAborted();
      await sink.write(writer.tasks(tasks));
      written += tasks.length;
      onProgress(written);
    }
    signal.throwIfAborted();
    await sink.write(writer.foot());
    await sink.close();
    return written;
  } catch (error) {
    await sink.abort();
    throw error;
  }
}

import type { ListedTask } from '#contract/task.ts';
import { csvWriter, type Beside } from './csv.ts';
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

export type ExportWish = Beside & {
  format: ExportFormat;
  /** A byte order mark before CSV, which tells Excel that it is UTF-8. */
  withBom: boolean;
};

/**
 * Writes tasks to a sink as they come, and answers how many. Where they stop coming, or the signal aborts, nothing is kept
 * and it throws why.
 */
export async function writeTasks(
  pages: AsyncIterable<readonly ListedTask[]>,
  { format, withBom, ...beside }: ExportWish,
  sink: Sink,
  signal: AbortSignal,
  onProgress: (written: number) => void,
): Promise<number> {
  const writer = format === 'csv' ? csvWriter(beside) : jsonWriter();
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

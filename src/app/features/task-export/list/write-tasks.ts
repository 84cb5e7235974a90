import type { ListedTask } from '#contract/task.ts';
import { csvWriter, type Beside } from './csv.ts';
import { jsonWriter } from './json.ts';

export type ExportFormat = 'csv' | 'json';

export type Sink = {
  write: (text: string) => Promise<void>;
  close: () => Promise<void>;
  abort: () => Promise<void>;
};

export type ExportWish = Beside & {
  format: ExportFormat;
  /** Starts a CSV with a byte order mark, so that Excel reads UTF-8. */
  withBom: boolean;
};

/** Writes tasks to a sink page by page. Returns their number. On an error or abort, discards the file and rethrows. */
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

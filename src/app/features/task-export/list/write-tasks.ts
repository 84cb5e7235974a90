import type { ListedTask } from '#contract/task.ts';
import { csvWriter, type ExtraColumns } from './csv-writer.ts';

export type ExportFormat = 'csv' | 'json';

export type Sink = {
  write: (text: string) => Promise<void>;
  close: () => Promise<void>;
  abort: () => Promise<void>;
};

export type ExportOptions = ExtraColumns & {
  format: ExportFormat;
  /** Starts a CSV with a byte order mark, so that Excel reads UTF-8. */
  withBom: boolean;
};

/** Writes tasks to a sink page by page. Returns their number. On an error or abort, discards the file and rethrows. */
export async function writeTasks(
  pages: AsyncIterable<readonly ListedTask[]>,
  { format, withBom, ...extraColumns }: ExportOptions,
  sink: Sink,
  signal: AbortSignal,
  onProgress: (written: number) => void,
): Promise<number> {
  const writer = format === 'csv' ? csvWriter(extraColumns) : jsonWriter();
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

/** Writes one JSON array, one task a line, as received from the API. */
function jsonWriter() {
  let written = 0;
  return {
    head: () => '[',
    tasks: (tasks: readonly ListedTask[]) =>
      tasks.map((task) => `${(written += 1) === 1 ? '' : ','}\n${JSON.stringify(task)}`).join(''),
    foot: () => '\n]\n',
  };
}

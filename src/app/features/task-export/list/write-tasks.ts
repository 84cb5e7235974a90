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
  /** Makes Excel read UTF-8. */
  withBom: boolean;
};

/** Returns the number of tasks. On an error or abort, discards the file and rethrows. */
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

/** One JSON array, one task a line, as received from the API. */
function jsonWriter() {
  let written = 0;
  return {
    head: () => '[',
    tasks: (tasks: readonly ListedTask[]) =>
      tasks.map((task) => `${(written += 1) === 1 ? '' : ','}\n${JSON.stringify(task)}`).join(''),
    foot: () => '\n]\n',
  };
}

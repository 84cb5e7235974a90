import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { ListedTask } from '#contract/task.ts';
import { showToast } from '#app/components/toasts.tsx';
import type { ExportSource } from '#app/entities/task/export-button-props.ts';
import { t } from '#app/messages/task-export.ts';
import { openSink } from './open-sink.ts';
import { walkShownTasks } from '#app/data/walk-shown-tasks.ts';
import { leftOutWords } from '#app/data/walk-tasks.ts';
import { type ExportOptions, writeTasks } from './write-tasks.ts';

/** For a source that is already loaded. */
const PAGE_SIZE = 1_000;
const TYPES = { csv: 'text/csv', json: 'application/json' } as const;

/** `written` is undefined while no export runs. */
type State = { written: number | undefined; problem: unknown };

export function useExport(source: ExportSource, onDone: () => void) {
  const client = useQueryClient();
  const [{ written, problem }, setState] = useState<State>({ written: undefined, problem: null });
  const running = useRef<AbortController>(null);
  useEffect(() => () => running.current?.abort(), []);

  async function run(options: ExportOptions) {
    // The browser allows one file picker at a time.
    if (running.current !== null) return;
    const name = `tasks-${new Date().toISOString().slice(0, 10)}.${options.format}`;
    const stop = new AbortController();
    running.current = stop;
    try {
      const sink = await openSink(name, TYPES[options.format]);
      if (sink === undefined) return;
      setState({ written: 0, problem: null });
      let leftOut = 0;
      const pages = exportPages(client, source, (more) => (leftOut += more), stop.signal);
      const count = await writeTasks(pages, options, sink, stop.signal, (so) =>
        setState({ written: so, problem: null }),
      );
      const format = t(`format.${options.format}`);
      showToast({
        id: 'exported',
        text:
          leftOut === 0
            ? t('exportedTasks', { count, format })
            : t('exportedSomeTasks', { count, format, leftOut: leftOutWords(leftOut) }),
        ...(leftOut === 0 && { forMs: 6_000 }),
      });
      onDone();
    } catch (error) {
      setState({ written: undefined, problem: stop.signal.aborted ? null : error });
    } finally {
      running.current = null;
    }
  }
  return {
    written,
    problem,
    start: (options: ExportOptions) => void run(options),
    cancel: () => running.current?.abort(),
  };
}

export function countOf(source: ExportSource): number | undefined {
  return source.kind === 'filter' ? source.count : source.tasks.length;
}

/** `onLeftOut`: gets the number of tasks that are not exported. */
async function* exportPages(
  client: QueryClient,
  source: ExportSource,
  onLeftOut: (count: number) => void,
  signal: AbortSignal,
): AsyncGenerator<readonly ListedTask[]> {
  if (source.kind === 'filter') {
    for await (const { tasks, leftOut } of walkShownTasks(client, source.filter, source.applies, signal)) {
      if (leftOut > 0) onLeftOut(leftOut);
      yield tasks;
    }
  } else {
    for (let at = 0; at < source.tasks.length; at += PAGE_SIZE) yield source.tasks.slice(at, at + PAGE_SIZE);
  }
}

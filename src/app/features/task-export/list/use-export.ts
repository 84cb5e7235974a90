import { useEffect, useRef, useState } from 'react';
import { formatNumberOf } from '#app/lib/format.ts';
import { showToast } from '#app/components/toasts.tsx';
import type { ExportSource } from '#app/entities/task/export-button-props.ts';
import { pagesOf } from './export-source.ts';
import { openSink } from './open-sink.ts';
import { leftOutWords } from '#app/data/walk-tasks.ts';
import { type ExportWish, writeTasks } from './write-tasks.ts';

const TYPES = { csv: 'text/csv', json: 'application/json' } as const;

/** `problem`: why the last export failed. `written` is undefined while none runs. */
type State = { written: number | undefined; problem: unknown };

export function useExport(source: ExportSource, onDone: () => void) {
  const [{ written, problem }, setState] = useState<State>({ written: undefined, problem: null });
  const running = useRef<AbortController>(null);
  useEffect(() => () => running.current?.abort(), []);

  async function run(wish: ExportWish) {
    // The browser allows one file picker at a time.
    if (running.current !== null) return;
    const name = `tasks-${new Date().toISOString().slice(0, 10)}.${wish.format}`;
    const stop = new AbortController();
    running.current = stop;
    try {
      const sink = await openSink(name, TYPES[wish.format]);
      if (sink === undefined) return;
      setState({ written: 0, problem: null });
      let leftOut = 0;
      const pages = pagesOf(source, (more) => (leftOut += more), stop.signal);
      const count = await writeTasks(pages, wish, sink, stop.signal, (so) => setState({ written: so, problem: null }));
      showToast({
        id: 'exported',
        text: `Exported ${formatNumberOf(count, 'task')} as ${wish.format.toUpperCase()}${leftOut > 0 ? `. ${leftOutWords(leftOut)}` : ''}`,
        ...(leftOut === 0 && { forMs: 6_000 }),
      });
      onDone();
    } catch (error) {
      setState({ written: undefined, problem: stop.signal.aborted ? null : error });
    } finally {
      running.current = null;
    }
  }
  return { written, problem, start: (wish: ExportWish) => void run(wish), cancel: () => running.current?.abort() };
}

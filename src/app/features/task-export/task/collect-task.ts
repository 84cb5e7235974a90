import type { Task, Turn } from '#contract/task.ts';
import { jsonText } from '#app/lib/json-text.ts';
import { markdownOfTask, markdownOfTurn } from './task-as-markdown.ts';

export type ExportFormat = 'markdown' | 'json';

export type CollectDeps = {
  /** The worker's title, or its id where it has none. */
  workerTitle: string;
  /** Turns from one `seq` to another, both included, with their parts. */
  retrieveParts: (from: number, to: number) => Promise<readonly Turn[]>;
  /** Told after each page, with how many turns are done. */
  onProgress: (done: number) => void;
};

/** Turns whose parts are asked for together. */
const PAGE = 10;

/**
 * A whole task as one document: as Markdown to be read, or as the JSON that the API answers (`{task, turns}`, each turn
 * with its recorded `parts`). Turns are asked for page by page, and none is kept but as text. Rejects as `retrieveParts` does.
 */
export async function collectTask(
  format: ExportFormat,
  { task, turns }: { task: Task; turns: readonly Turn[] },
  { workerTitle, retrieveParts, onProgress }: CollectDeps,
): Promise<readonly string[]> {
  const texts: string[] = [];
  for (let i = 0; i < turns.length; i += PAGE) {
    const page = turns.slice(i, i + PAGE);
    const [first, last] = [page[0], page.at(-1)];
    if (first === undefined || last === undefined) break;
    const withParts = new Map((await retrieveParts(first.seq, last.seq)).map((turn) => [turn.seq, turn]));
    for (const turn of page) {
      const whole = withParts.get(turn.seq) ?? turn;
      texts.push(format === 'json' ? jsonText(whole) : `\n${markdownOfTurn(whole)}\n`);
    }
    onProgress(Math.min(i + PAGE, turns.length));
  }
  if (format === 'markdown') return [`${markdownOfTask(task, workerTitle)}\n`, ...texts];
  const separated = texts.map((text, i) => (i === 0 ? text : `,\n${text}`));
  return [`{"task":${JSON.stringify(task)},\n"turns":[\n`, ...separated, '\n]}\n'];
}

import type { Task, Turn } from '#contract/task.ts';
import { jsonText } from '#app/lib/json-text.ts';
import { markdownOfTask, markdownOfTurn } from './task-as-markdown.ts';

export type ExportFormat = 'markdown' | 'json';

export type CollectOptions = {
  workerTitle: string;
  retrieveParts: (from: number, to: number) => Promise<readonly Turn[]>;
  onProgress: (done: number) => void;
};

/** Turns per request. */
const PAGE = 10;

/**
 * Builds Markdown, or JSON as the API returns it (`{task, turns}`, with recorded `parts`). Keeps only the text of
 * finished pages.
 */
export async function collectTask(
  format: ExportFormat,
  { task, turns }: { task: Task; turns: readonly Turn[] },
  { workerTitle, retrieveParts, onProgress }: CollectOptions,
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

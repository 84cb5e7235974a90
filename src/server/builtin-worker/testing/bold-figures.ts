import { createBuiltInWorker } from '../builtin-worker.ts';
import { createMemoryTask } from './memory-task.ts';

export async function boldFigures(
  file: string,
  content: string,
  questions: readonly string[],
): Promise<string[] | undefined> {
  const task = createMemoryTask(createBuiltInWorker());
  task.give(file, content);
  let text = '';
  for (const question of questions) ({ text } = await task.ask(question));
  if (/^No row of/m.test(text)) return ['0'];
  const bold = [...text.matchAll(/\*\*(.+?)\*\*/g)].map(([, figure = '']) => figure);
  return bold.length > 0 ? bold : undefined;
}

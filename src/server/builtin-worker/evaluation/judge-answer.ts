import { createBuiltInWorker } from '../builtin-worker.ts';
import { createMemoryTask } from '../testing/memory-task.ts';
import { bytesOf, type Row, rowsOf } from './reference-data.ts';

/** Undefined if the data has no answer. */
export type Expected = string | number | readonly (string | number)[] | undefined;
export type Question = readonly [file: string, words: string, expected: (rows: Row[]) => Expected];

export type Verdict = 'right' | 'declined' | 'wrong';

export async function judgeAnswer([file, words, expected]: Question): Promise<{ verdict: Verdict; text: string }> {
  const task = createMemoryTask(createBuiltInWorker());
  task.give(file, bytesOf(file));
  const { text, calls } = await task.ask(words);
  const shows = /\*\*.+\*\*|^\|/m.test(text);
  if (calls.every((call) => call.endsWith('!')) || !shows) return { verdict: 'declined', text };
  const wanted = expected(rowsOf(file));
  const answer = text.split('Computed from')[0] ?? '';
  const all = wanted === undefined ? [] : typeof wanted === 'object' ? wanted : [wanted];
  const right = all.length > 0 && all.every((one) => holds(answer, one));
  return { verdict: right ? 'right' : 'wrong', text };
}

const figures = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 2 });
const small = new Intl.NumberFormat('en-GB', { maximumSignificantDigits: 4 });

function holds(text: string, wanted: string | number): boolean {
  if (wanted === 0 && /^(?:I'll[^\n]*\n+)?No row of/m.test(text)) return true;
  const shown = [...text.matchAll(/\*\*(.+?)\*\*/g), ...text.matchAll(/(?<=\| )([^|\n]+?)(?= \|)/g)].map(
    ([, it = '']) => it.replaceAll('\\', '').replace('−', '-').trim(),
  );
  const spelt =
    typeof wanted === 'string'
      ? [wanted]
      : [String(wanted), (Math.abs(wanted) < 1 ? small : figures).format(wanted), `${figures.format(wanted)}%`];
  return shown.some((one) =>
    spelt.some((it) => one.toLowerCase() === it.toLowerCase() || one.replace(/^(\S+) (?:rows?|of .*)$/, '$1') === it),
  );
}

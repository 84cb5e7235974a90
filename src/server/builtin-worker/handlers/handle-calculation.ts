import type { EngineEvent } from '../../runner/engine.ts';
import { calculate } from '../../tools/calculate.ts';
import { formatClarification } from '../answer/format-refusal.ts';
import { capitalize } from '../answer/format-markdown.ts';
import type { TurnWriter } from '../turn-writer.ts';
import type { Arithmetic, AmbiguousArithmetic } from '../understand/parse-arithmetic.ts';

const figures = new Intl.NumberFormat('en-GB', { maximumSignificantDigits: 21, maximumFractionDigits: 20 });

export async function* handleCalculation(
  writer: TurnWriter,
  arithmetic: Arithmetic | AmbiguousArithmetic,
): AsyncGenerator<EngineEvent> {
  if ('problem' in arithmetic) return yield* writer.write(formatClarification(arithmetic.problem, arithmetic.offers));
  const { expression, assumption } = arithmetic;
  const { result } = yield* writer.call(calculate, { expression });
  const size = Math.abs(Number(result));
  // A string without an exponent is an integer.
  const isPlain = typeof result === 'string' ? !result.includes('e') : size === 0 || (size < 1e15 && size >= 1e-9);
  const shown = isPlain ? figures.format(typeof result === 'string' ? BigInt(result) : result) : String(result);
  const sentences = [`\`${expression}\` = **${shown.replace('-', '−')}**`];
  if (assumption !== undefined) sentences.push(`${capitalize(assumption)}.`);
  yield* writer.write(sentences.join('\n\n'));
}

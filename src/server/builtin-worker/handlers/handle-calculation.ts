import type { EngineEvent } from '../../runner/engine.ts';
import { calculate } from '../tools/calculate.ts';
import { askAnswer } from '../answer/decline-answer.ts';
import { capital } from '../answer/format.ts';
import type { Session } from '../session.ts';
import type { Arithmetic, UnclearArithmetic } from '../understand/find-arithmetic.ts';

const figures = new Intl.NumberFormat('en-GB', { maximumSignificantDigits: 21, maximumFractionDigits: 20 });

/** Works out the arithmetic found in the words, or asks what a percentage is taken of. */
export async function* calculateErrand(
  session: Session,
  arithmetic: Arithmetic | UnclearArithmetic,
): AsyncGenerator<EngineEvent> {
  if ('problem' in arithmetic) return yield* session.say(askAnswer(arithmetic.problem, arithmetic.offers));
  const { expression, said } = arithmetic;
  const { result } = yield* session.call(calculate, { expression });
  const size = Math.abs(Number(result));
  // Without an exponent a text is a whole number.
  const isPlain = typeof result === 'string' ? !result.includes('e') : size === 0 || (size < 1e15 && size >= 1e-9);
  const shown = isPlain ? figures.format(typeof result === 'string' ? BigInt(result) : result) : String(result);
  const sentences = [`\`${expression}\` = **${shown.replace('-', '−')}**`];
  if (said !== undefined) sentences.push(`${capital(said)}.`);
  yield* session.say(sentences.join('\n\n'));
}

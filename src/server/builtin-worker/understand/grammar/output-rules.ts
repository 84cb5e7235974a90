import { alt, map, opt, type Rule, seq } from './parser-combinators.ts';
import type { Terminals } from './terminals.ts';
import type { Piece } from '../query-request.ts';
import { PHRASES } from './vocabulary.ts';

export interface Outputs {
  lead: Rule<Piece>;
  /** "and chart it", "as csv" */
  clause: Rule<Piece>;
}

export function createOutputRules({ phrase }: Terminals): Outputs {
  const chart: Piece = (request) => void (request.chart = true);
  const save: Piece = (request) => void (request.save = true);
  const then = opt(phrase(PHRASES.andThen));
  const it = opt(phrase(PHRASES.it));
  const intoChart = seq(phrase(PHRASES.into), phrase(PHRASES.chart));
  const intoSheet = seq(phrase(PHRASES.into), phrase(PHRASES.sheet));
  return {
    lead: alt(
      map(seq(phrase(PHRASES.draw), opt(phrase('of|for'))), () => chart),
      map(seq(opt(phrase(PHRASES.make)), phrase(PHRASES.chart), phrase('of|for|with')), () => chart),
      map(phrase('save|export|download'), () => save),
    ),
    clause: alt(
      map(seq(then, phrase(PHRASES.draw), it, opt(intoChart)), () => chart),
      map(seq(then, opt(phrase(PHRASES.make)), it, intoChart), () => chart),
      map(seq(then, phrase(PHRASES.make), it, phrase(PHRASES.chart)), () => chart),
      map(seq(then, phrase(PHRASES.save), it, opt(intoSheet)), () => save),
      map(seq(then, opt(phrase(PHRASES.make)), it, intoSheet), () => save),
    ),
  };
}

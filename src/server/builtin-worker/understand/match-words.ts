import { createLexicon } from './grammar/lexicon.ts';
import type { TableFacts } from './table-facts.ts';
import type { Token } from './grammar/tokenize.ts';
import { isGrammarWord } from './grammar/vocabulary.ts';

function matchedTokens(tokens: readonly Token[], facts: TableFacts): Set<number> {
  const { column, bareValue, value, rows, keys } = createLexicon(tokens, facts);
  const found = new Set<number>();
  for (const at of tokens.keys()) {
    for (const rule of [column, bareValue, rows, keys, value]) {
      if (rule === value && isGrammarWord(tokens[at]?.text ?? '')) continue;
      for (const { end } of rule(at)) for (let i = at; i < end; i += 1) found.add(i);
    }
  }
  return found;
}

export function countMatches(tokens: readonly Token[], facts: TableFacts): number {
  return matchedTokens(tokens, facts).size;
}

export function unknownWords(tokens: readonly Token[], facts: TableFacts): string[] {
  const known = matchedTokens(tokens, facts);
  return tokens.flatMap(({ kind, text, raw }, at) => {
    if (known.has(at) || kind === 'number' || kind === 'date' || kind === 'quoted') return [];
    return isGrammarWord(text) ? [] : [raw];
  });
}

export function unparsedText(tokens: readonly Token[], furthest: number): string {
  let from = Math.min(furthest, tokens.length - 1);
  while (from > 0 && /^(?:and|or|,|\+|the|a|an)$/.test(tokens[from - 1]?.text ?? '')) from -= 1;
  return tokens
    .slice(from)
    .map(({ raw }) => raw)
    .join(' ');
}

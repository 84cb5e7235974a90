import { searchTerms } from '../../tools/text/search-terms.ts';

export type TextRequest =
  | { kind: 'summarise'; sentences: number | undefined; save: boolean }
  | { kind: 'search'; find: string }
  | { kind: 'read'; from: number; to: number }
  | { kind: 'question'; find: string };

const SUMMARY =
  /\b(?:summari[sz]e|summary|overview|outline|gist|tl;?dr|key points?|main points?|highlights|takeaways|digest|shorten|sum up|what(?:'s| is) (?:in|this|that|it)(?: about)?|what are (?:these|those|they)(?: about)?|what do (?:these|they) say$|describe|in short)\b/i;
const COUNTS = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];
const SEARCHES: readonly RegExp[] = [
  /\b(?:find|search for|look for|list|show|quote|give me|collect)(?: me)?(?: all| every| any)?(?: the)? (?:mentions?|occurrences?|references?|passages?|lines?|sentences?|quotes?|places|parts?)(?: of| about| on| to| with| that mention| mentioning| containing| where)? (.+)/i,
  /\bwhat (?:does|do|did|is) (?:it|they|this|these|he|she|the \w+|[\w.-]+) (?:say|said|write|state|tell us) (?:about|on|of|regarding) (.+)/i,
  /\bwhat (?:is|was) (?:said|written) (?:about|on) (.+)/i,
  /\bwhere (?:does it |do they |is |are )(?:mention |talk about |say )?(.+?)(?: mentioned| named| discussed)/i,
  /\b(?:does|do|did) (?:it|they|this|these|the \w+) (?:mention|say anything about|talk about) (.+)/i,
  /\b(?:anything|something|everything) (?:about|on) (.+)/i,
  /\b(?:mentions?|references?) (?:of|to) (.+)/i,
  /^\s*(?:search|search for|find|look for|look up|grep)(?: for)? (.+)/i,
  /^\s*(?:and |now )?what about (.+)/i,
  /^\s*and (?:about |on )?(.+)\?\s*$/i,
];
const TAIL =
  /(?:,? (?:and |with )?(?:please|cite .*|quote .*|with citations?|with lines?|in (?:the|these|this|my|those) (?:notes?|texts?|files?|documents?|reports?|page)|in (?:it|them|there|here|[\w-]+\.\w+)))+\s*$/i;

export function parseTextRequest(input: string): TextRequest | undefined {
  const words = input.replace(/[’]/g, "'").replace(/\s+/g, ' ').trim();
  const lines =
    /\b(?:read|show|print|display|quote|give|what).{0,30}\blines? (\d{1,6})(?: ?(?:-|–|to|and|through|until) ?(\d{1,6}))?/i.exec(
      words,
    );
  if (lines !== null) return { kind: 'read', from: Number(lines[1]), to: Number(lines[2] ?? lines[1]) };
  if (SUMMARY.test(words)) return { kind: 'summarise', sentences: sentenceCount(words), save: wantsFile(words) };
  for (const pattern of SEARCHES) {
    const find = cleanSearchTerm(pattern.exec(words)?.[1]);
    if (find !== undefined) return { kind: 'search', find };
  }
  if (/^\s*(?:read|open|look at|go through|analy[sz]e|check) (?:it|this|these|that|the|my)\b/i.test(words)) {
    return { kind: 'summarise', sentences: undefined, save: false };
  }
  const find = searchTerms(words).length === 0 ? undefined : words.replace(/[?!.]+$/, '');
  return find === undefined ? undefined : { kind: 'question', find: find.slice(0, 500) };
}

export function wantsFile(words: string): boolean {
  return /\b(?:save|export|download|write|store|(?:to|as|in|into) an? (?:new )?file|summary\.md|profile\.json|as json)\b/i.test(
    words,
  );
}

function sentenceCount(words: string): number | undefined {
  const match =
    /\b(\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|a single) (?:short |main |key )?(?:sentences?|points?|bullets?(?: points?)?|lines)\b/i.exec(
      words,
    );
  if (match !== null) {
    const countText = match[1]?.toLowerCase() ?? '';
    const count = /^\d/.test(countText) ? Number(countText) : countText === 'a single' ? 1 : COUNTS.indexOf(countText);
    return Math.min(30, Math.max(1, count));
  }
  if (/\b(?:short|brief|briefly|tl;?dr|in short|gist)\b/i.test(words)) return 3;
  return /\b(?:long|detailed|thorough|in depth)\b/i.test(words) ? 12 : undefined;
}

function cleanSearchTerm(text: string | undefined): string | undefined {
  const roundBinaryError = text
    ?.replace(/[?!.\s]+$/, '')
    .replace(TAIL, '')
    .replace(/^(?:the|a|an|any|our|my|their) /i, '')
    .replace(/^["“'](.*)["”']$/, '$1')
    .trim();
  return roundBinaryError === undefined || roundBinaryError === '' || searchTerms(roundBinaryError).length === 0
    ? undefined
    : roundBinaryError.slice(0, 500);
}

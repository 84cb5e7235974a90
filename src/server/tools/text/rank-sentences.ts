import type { YieldToEventLoop } from '../yield-to-event-loop.ts';
import type { Prose, Sentence } from './parse-prose.ts';
import { searchTerms } from './search-terms.ts';

const MAX_COMPARED = 300;
const MAX_HEADINGS = 1000;
const ROUNDS = 20;
const DAMPING = 0.85;
const IMPORTANT =
  /\b(?:decided?|decision|agreed?|must|deadline|because|therefore|however|result|found|conclu\w+|recommend\w*|risk|problem|cost|budget|total|important|next|need(?:s|ed)?)\b|\d/i;

interface Scored {
  sentence: Sentence;
  words: Set<string>;
  score: number;
}

/** TextRank, weighted by position, heading and content. Returns the best sentences in text order. */
export async function rankSentences(
  prose: Prose,
  count: number,
  yieldToEventLoop: YieldToEventLoop,
): Promise<Sentence[]> {
  const scored: Scored[] = [];
  for (const [i, sentence] of prose.sentences.entries()) {
    if (i % 500 === 499) await yieldToEventLoop();
    if (sentence.text.length > 600 || sentence.text.endsWith(':')) continue;
    const words = new Set(searchTerms(sentence.text));
    if (words.size >= 3) scored.push({ sentence, words, score: 0 });
  }
  const candidates = await preselect(scored, yieldToEventLoop);
  const ranks = await textRank(candidates, yieldToEventLoop);
  const topic = new Set(prose.headings.slice(0, MAX_HEADINGS).flatMap(({ text }) => searchTerms(text)));
  const longest = Math.max(...ranks, Number.MIN_VALUE);
  for (const [i, one] of candidates.entries()) one.score = ((ranks[i] ?? 0) / longest) * weightOf(one, prose, topic);

  const picked: Scored[] = [];
  const left = [...candidates];
  while (picked.length < count && left.length > 0) {
    const value = (one: Scored) =>
      one.score *
      sectionPenalty(one, picked) *
      (1 - Math.max(0, ...picked.map((other) => overlap(one.words, other.words))));
    const best = left.reduce((a, b) => (value(b) > value(a) ? b : a));
    picked.push(best);
    left.splice(left.indexOf(best), 1);
  }
  return picked
    .map(({ sentence }) => sentence)
    .toSorted((a, b) => a.from - b.from || a.block - b.block || a.place - b.place);
}

function sectionPenalty({ sentence }: Scored, picked: Scored[]): number {
  return 0.6 ** picked.filter((other) => other.sentence.heading === sentence.heading).length;
}

function weightOf({ sentence, words }: Scored, prose: Prose, topic: Set<string>): number {
  const first = sentence.block === 0 ? 1.5 : sentence.place === 0 ? 1.2 : 1;
  const onTopic = [...words].filter((word) => topic.has(word)).length;
  const important = IMPORTANT.test(sentence.text) ? 1.15 : 1;
  const short = words.size < 5 ? 0.7 : 1;
  const last = sentence.to > prose.lineCount * 0.9 ? 1.1 : 1;
  return first * (1 + 0.1 * Math.min(onTopic, 3)) * important * short * last;
}

/** TextRank compares all pairs. */
async function preselect(all: Scored[], yieldToEventLoop: YieldToEventLoop): Promise<Scored[]> {
  if (all.length <= MAX_COMPARED) return all;
  const counts = new Map<string, number>();
  for (const [i, { words }] of all.entries()) {
    if (i % 500 === 499) await yieldToEventLoop();
    for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  for (const [i, one] of all.entries()) {
    if (i % 500 === 499) await yieldToEventLoop();
    const sum = [...one.words].reduce((total, word) => total + Math.log(1 + (counts.get(word) ?? 0)), 0);
    one.score = sum / Math.sqrt(one.words.size + 4);
  }
  return all.toSorted((a, b) => b.score - a.score).slice(0, MAX_COMPARED);
}

async function textRank(sentences: Scored[], yieldToEventLoop: YieldToEventLoop): Promise<number[]> {
  const links: number[][] = [];
  for (const a of sentences) {
    links.push(sentences.map((b) => (a === b ? 0 : similarity(a.words, b.words))));
    if (links.length % 20 === 0) await yieldToEventLoop();
  }
  const weights = links.map((row) => row.reduce((sum, link) => sum + link, 0));
  let ranks = sentences.map(() => 1);
  for (let round = 0; round < ROUNDS; round += 1) {
    ranks = ranks.map((_, i) =>
      ranks.reduce((sum, rank, j) => {
        const weight = weights[j] ?? 0;
        return weight === 0 ? sum : sum + (DAMPING * rank * (links[j]?.[i] ?? 0)) / weight;
      }, 1 - DAMPING),
    );
    await yieldToEventLoop();
  }
  return ranks;
}

function shared(a: Set<string>, b: Set<string>): number {
  let count = 0;
  for (const word of a) if (b.has(word)) count += 1;
  return count;
}

function similarity(a: Set<string>, b: Set<string>): number {
  return shared(a, b) / (Math.log(a.size + 1) + Math.log(b.size + 1));
}

function overlap(a: Set<string>, b: Set<string>): number {
  return shared(a, b) / Math.min(a.size, b.size);
}

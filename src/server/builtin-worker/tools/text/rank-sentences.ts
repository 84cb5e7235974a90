import type { Breathe } from '../breathe.ts';
import type { Prose, Sentence } from './read-prose.ts';
import { terms } from './terms.ts';

const MOST_COMPARED = 300;
const MOST_HEADINGS = 1000;
const ROUNDS = 20;
const DAMPING = 0.85;
const WEIGHTY =
  /\b(?:decided?|decision|agreed?|must|deadline|because|therefore|however|result|found|conclu\w+|recommend\w*|risk|problem|cost|budget|total|important|next|need(?:s|ed)?)\b|\d/i;

interface Scored {
  sentence: Sentence;
  words: Set<string>;
  score: number;
}

/**
 * Picks the sentences that stand best for the whole, in the order of the text: those that share most with the others
 * (TextRank), weighed by their place, their heading and whether they carry figures or decisions; none that repeats another.
 */
export async function rankSentences(prose: Prose, count: number, breathe: Breathe): Promise<Sentence[]> {
  const scored: Scored[] = [];
  for (const [i, sentence] of prose.sentences.entries()) {
    if (i % 500 === 499) await breathe();
    if (sentence.text.length > 600 || sentence.text.endsWith(':')) continue;
    const words = new Set(terms(sentence.text));
    if (words.size >= 3) scored.push({ sentence, words, score: 0 });
  }
  const candidates = await mostCentral(scored, breathe);
  const ranks = await textRank(candidates, breathe);
  const topic = new Set(prose.headings.slice(0, MOST_HEADINGS).flatMap(({ text }) => terms(text)));
  const longest = Math.max(...ranks, Number.MIN_VALUE);
  for (const [i, one] of candidates.entries()) one.score = ((ranks[i] ?? 0) / longest) * weigh(one, prose, topic);

  const picked: Scored[] = [];
  const left = [...candidates];
  while (picked.length < count && left.length > 0) {
    const value = (one: Scored) =>
      one.score * crowding(one, picked) * (1 - Math.max(0, ...picked.map((other) => overlap(one.words, other.words))));
    const best = left.reduce((a, b) => (value(b) > value(a) ? b : a));
    picked.push(best);
    left.splice(left.indexOf(best), 1);
  }
  return picked
    .map(({ sentence }) => sentence)
    .toSorted((a, b) => a.from - b.from || a.block - b.block || a.place - b.place);
}

/** Each further sentence from a section that has one already counts for less, so that a summary goes through the whole. */
function crowding({ sentence }: Scored, picked: Scored[]): number {
  return 0.6 ** picked.filter((other) => other.sentence.heading === sentence.heading).length;
}

function weigh({ sentence, words }: Scored, prose: Prose, topic: Set<string>): number {
  const first = sentence.block === 0 ? 1.5 : sentence.place === 0 ? 1.2 : 1;
  const onTopic = [...words].filter((word) => topic.has(word)).length;
  const weighty = WEIGHTY.test(sentence.text) ? 1.15 : 1;
  const short = words.size < 5 ? 0.7 : 1;
  const last = sentence.to > prose.lineCount * 0.9 ? 1.1 : 1;
  return first * (1 + 0.1 * Math.min(onTopic, 3)) * weighty * short * last;
}

/** A long text is first thinned out by how common its sentences' words are: comparing all with all costs the square. */
async function mostCentral(all: Scored[], breathe: Breathe): Promise<Scored[]> {
  if (all.length <= MOST_COMPARED) return all;
  const counts = new Map<string, number>();
  for (const [i, { words }] of all.entries()) {
    if (i % 500 === 499) await breathe();
    for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  for (const [i, one] of all.entries()) {
    if (i % 500 === 499) await breathe();
    const sum = [...one.words].reduce((total, word) => total + Math.log(1 + (counts.get(word) ?? 0)), 0);
    one.score = sum / Math.sqrt(one.words.size + 4);
  }
  return all.toSorted((a, b) => b.score - a.score).slice(0, MOST_COMPARED);
}

async function textRank(sentences: Scored[], breathe: Breathe): Promise<number[]> {
  const links: number[][] = [];
  for (const a of sentences) {
    links.push(sentences.map((b) => (a === b ? 0 : likeness(a.words, b.words))));
    if (links.length % 20 === 0) await breathe();
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
    await breathe();
  }
  return ranks;
}

function shared(a: Set<string>, b: Set<string>): number {
  let count = 0;
  for (const word of a) if (b.has(word)) count += 1;
  return count;
}

function likeness(a: Set<string>, b: Set<string>): number {
  return shared(a, b) / (Math.log(a.size + 1) + Math.log(b.size + 1));
}

function overlap(a: Set<string>, b: Set<string>): number {
  return shared(a, b) / Math.min(a.size, b.size);
}

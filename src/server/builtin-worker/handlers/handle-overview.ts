import type { EngineEvent } from '../../runner/engine.ts';
import { type ProfileInput, profileTable } from '../tools/profile-table.ts';
import { summarise } from '../tools/summarise.ts';
import { writeFile, type WriteFileInput } from '../tools/write-file.ts';
import { escapeMarkdown, list } from '../answer/format.ts';
import { profileAnswer } from '../answer/profile-answer.ts';
import { summaryAnswer } from '../answer/text-answer.ts';
import type { Session } from '../session.ts';
import type { Errand } from '../understand/errand.ts';
import type { TableFacts } from '../understand/table-facts.ts';
import { type TotalRows, withoutTotals } from '../understand/total-rows.ts';
import { eachFile, leftOut } from './each-file.ts';

/** Describes tables and summarises texts, one tool call a file, as far as the budget goes. */
export async function* overviewErrand(
  session: Session,
  errand: Extract<Errand, { kind: 'overview' }>,
  facts: readonly TableFacts[],
): AsyncGenerator<EngineEvent> {
  const { tables, texts, sentences, save } = errand;
  const tasks = [
    tables.length > 0 ? `describe ${list(tables.map(escapeMarkdown))}` : '',
    texts.length > 0 ? `summarise ${list(texts.map(escapeMarkdown))}` : '',
  ];
  yield* session.say(`I'll ${list(tasks.filter((task) => task !== ''))}.`);

  const written: WriteFileInput[] = [];
  const pages: string[] = [];
  const skipped = yield* eachFile(session, [...tables, ...texts], async function* (file) {
    if (tables.includes(file)) {
      const totals = facts.find((table) => table.file === file)?.totals;
      const described = whatToDescribe(file, totals);
      const profile = yield* session.call(profileTable, described);
      yield* session.say(profileAnswer(profile, session.cite(file, 1, profile.lines.to), totals));
      written.push({
        name: tables.length === 1 ? 'profile.json' : `${stem(file)}-profile.json`,
        kind: 'profile',
        ...described,
      });
    } else {
      const summary = yield* session.call(summarise, sentences === undefined ? { file } : { file, sentences });
      yield* session.say(summaryAnswer(summary, session.cite));
      pages.push(`# Summary of ${escapeMarkdown(file)}\n\n${summaryAnswer(summary, lineWords)}\n`);
    }
  });
  if (pages.length > 0) written.push({ name: 'summary.md', kind: 'text', content: pages.join('\n') });
  const said = save ? yield* writeAll(session, written) : [];
  if (skipped.length > 0)
    said.push(
      leftOut(session, skipped.map(escapeMarkdown)),
      `Ask for ${skipped.length === 1 ? 'it' : 'them'} next, or choose a higher budget.`,
    );
  if (texts.length > 0 && pages.length > 0)
    said.push('The sentences are picked and quoted by fixed rules, not rewritten: no language model is configured.');
  if (said.length > 0) yield* session.say(said.join(' '));
}

/** A table without the rows that add up others. */
export function whatToDescribe(file: string, totals: TotalRows | undefined): ProfileInput {
  return totals === undefined ? { file } : { file, filters: [withoutTotals(totals)] };
}

async function* writeAll(
  session: Session,
  inputs: readonly WriteFileInput[],
): AsyncGenerator<EngineEvent, string[], void> {
  const said: string[] = [];
  for (const input of inputs) {
    if (session.callsLeft() < 1) {
      said.push(`${input.name} is left out, since the ${session.turn.budget} budget allows no further tool call.`);
      continue;
    }
    const file = yield* session.call(writeFile, input);
    yield* session.show(file.name);
    said.push(`It is kept in **${file.name}**.`);
  }
  return said;
}

function stem(file: string): string {
  return file.replace(/\.[^.]*$/, '');
}

function lineWords(_file: string, from: number, to: number): string {
  return from === to ? `(line ${from})` : `(lines ${from}–${to})`;
}

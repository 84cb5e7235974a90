import type { EngineEvent } from '../../runner/engine.ts';
import { type ProfileInput, profileTable } from '../../tools/profile-table.ts';
import { summarise } from '../../tools/summarise.ts';
import { writeFile, type WriteFileInput } from '../../tools/write-file.ts';
import { escapeMarkdown, formatList } from '../answer/format-markdown.ts';
import { formatProfile } from '../answer/format-profile.ts';
import { formatSummary } from '../answer/format-quotes.ts';
import type { TurnWriter } from '../turn-writer.ts';
import type { Intent } from '../understand/intent.ts';
import type { TableFacts } from '../understand/table-facts.ts';
import { type TotalRows, withoutTotals } from '../understand/total-rows.ts';
import { forEachFile, describeSkipped } from './for-each-file.ts';

export async function* handleOverview(
  writer: TurnWriter,
  intent: Extract<Intent, { kind: 'overview' }>,
  facts: readonly TableFacts[],
): AsyncGenerator<EngineEvent> {
  const { tables, texts, sentences, save } = intent;
  const tasks = [
    tables.length > 0 ? `describe ${formatList(tables.map(escapeMarkdown))}` : '',
    texts.length > 0 ? `summarise ${formatList(texts.map(escapeMarkdown))}` : '',
  ];
  yield* writer.write(`I'll ${formatList(tasks.filter((task) => task !== ''))}.`);

  const written: WriteFileInput[] = [];
  const pages: string[] = [];
  const skipped = yield* forEachFile(writer, [...tables, ...texts], async function* (file) {
    if (tables.includes(file)) {
      const totals = facts.find((table) => table.file === file)?.totals;
      const described = profileInput(file, totals);
      const profile = yield* writer.call(profileTable, described);
      yield* writer.write(formatProfile(profile, writer.cite(file, 1, profile.lines.to), totals));
      written.push({
        name: tables.length === 1 ? 'profile.json' : `${stem(file)}-profile.json`,
        kind: 'profile',
        ...described,
      });
    } else {
      const summary = yield* writer.call(summarise, sentences === undefined ? { file } : { file, sentences });
      yield* writer.write(formatSummary(summary, writer.cite));
      pages.push(`# Summary of ${escapeMarkdown(file)}\n\n${formatSummary(summary, lineWords)}\n`);
    }
  });
  if (pages.length > 0) written.push({ name: 'summary.md', kind: 'text', content: pages.join('\n') });
  const remarks = save ? yield* writeAll(writer, written) : [];
  if (skipped.length > 0)
    remarks.push(
      describeSkipped(writer, skipped.map(escapeMarkdown)),
      `Ask for ${skipped.length === 1 ? 'it' : 'them'} next, or choose a higher budget.`,
    );
  if (texts.length > 0 && pages.length > 0)
    remarks.push('The sentences are picked and quoted by fixed rules, not rewritten: no language model is configured.');
  if (remarks.length > 0) yield* writer.write(remarks.join(' '));
}

export function profileInput(file: string, totals: TotalRows | undefined): ProfileInput {
  return totals === undefined ? { file } : { file, filters: [withoutTotals(totals)] };
}

async function* writeAll(
  writer: TurnWriter,
  inputs: readonly WriteFileInput[],
): AsyncGenerator<EngineEvent, string[], void> {
  const sentences: string[] = [];
  for (const input of inputs) {
    if (writer.callsLeft() < 1) {
      sentences.push(`${input.name} is left out, since the ${writer.turn.budget} budget allows no further tool call.`);
      continue;
    }
    const file = yield* writer.call(writeFile, input);
    yield* writer.attach(file.name);
    sentences.push(`It is kept in **${file.name}**.`);
  }
  return sentences;
}

function stem(file: string): string {
  return file.replace(/\.[^.]*$/, '');
}

function lineWords(_file: string, from: number, to: number): string {
  return from === to ? `(line ${from})` : `(lines ${from}–${to})`;
}

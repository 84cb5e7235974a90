import type { EngineEvent } from '../../runner/engine.ts';
import { readText } from '../tools/read-text.ts';
import { searchText } from '../tools/search-text.ts';
import { NO_LANGUAGE_MODEL } from '../answer/decline-answer.ts';
import { escapeMarkdown, list } from '../answer/format.ts';
import { searchAnswer } from '../answer/text-answer.ts';
import type { Session } from '../session.ts';
import type { Errand } from '../understand/errand.ts';
import { eachFile, leftOut } from './each-file.ts';

/** Looks for words in texts and quotes the sentences that hold them. */
export async function* searchErrand(
  session: Session,
  { files, find, question }: Extract<Errand, { kind: 'search' }>,
): AsyncGenerator<EngineEvent> {
  const names = list(files.map(escapeMarkdown));
  yield* session.say(
    question
      ? `I'll look in ${names} for sentences that share words with your question.`
      : `I'll look in ${names} for "${escapeMarkdown(find)}".`,
  );
  const skipped = yield* eachFile(session, files, async function* (file) {
    const result = yield* session.call(searchText, { file, find });
    yield* session.say(searchAnswer(result, question, session.cite));
  });
  const said = question ? [`This quotes; it does not answer: that takes a language model. ${NO_LANGUAGE_MODEL}`] : [];
  if (skipped.length > 0) said.push(leftOut(session, skipped.map(escapeMarkdown)));
  if (said.length > 0) yield* session.say(said.join(' '));
}

/** Shows lines of a text as they stand. */
export async function* readErrand(
  session: Session,
  { file, from, to }: Extract<Errand, { kind: 'read' }>,
): AsyncGenerator<EngineEvent> {
  const excerpt = yield* session.call(readText, { file, from, to });
  const runs = excerpt.text.match(/`+/g) ?? [];
  const fence = '`'.repeat(Math.max(3, ...runs.map((run) => run.length + 1)));
  const mark = session.cite(file, excerpt.from, excerpt.to);
  const which = excerpt.from === excerpt.to ? `Line ${excerpt.from}` : `Lines ${excerpt.from}–${excerpt.to}`;
  const cut = to > excerpt.to ? ` The file has ${excerpt.lineCount} lines; no more are shown at once.` : '';
  yield* session.say(
    `**${which}** of ${escapeMarkdown(file)} ${mark}\n\n${fence}\n${excerpt.text}\n${fence}${cut === '' ? '' : `\n\n${cut.trim()}`}`,
  );
}

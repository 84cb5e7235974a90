import type { EngineEvent } from '../../runner/engine.ts';
import { readDocument } from '../../tools/read-document.ts';
import { searchText } from '../../tools/search-text.ts';
import { NO_LANGUAGE_MODEL } from '../answer/format-refusal.ts';
import { escapeMarkdown, formatList } from '../answer/format-markdown.ts';
import { formatSearchResult } from '../answer/format-quotes.ts';
import type { TurnWriter } from '../turn-writer.ts';
import type { Intent } from '../understand/intent.ts';
import { forEachFile, describeSkipped } from './for-each-file.ts';

export async function* handleSearch(
  writer: TurnWriter,
  { files, find, question }: Extract<Intent, { kind: 'search' }>,
): AsyncGenerator<EngineEvent> {
  const names = formatList(files.map(escapeMarkdown));
  yield* writer.write(
    question
      ? `I'll look in ${names} for sentences that share words with your question.`
      : `I'll look in ${names} for "${escapeMarkdown(find)}".`,
  );
  const skipped = yield* forEachFile(writer, files, async function* (file) {
    const result = yield* writer.call(searchText, { file, find });
    yield* writer.write(formatSearchResult(result, question, writer.cite));
  });
  const sentences = question
    ? [`This quotes; it does not answer: that takes a language model. ${NO_LANGUAGE_MODEL}`]
    : [];
  if (skipped.length > 0) sentences.push(describeSkipped(writer, skipped.map(escapeMarkdown)));
  if (sentences.length > 0) yield* writer.write(sentences.join(' '));
}

export async function* handleRead(
  writer: TurnWriter,
  { file, from, to }: Extract<Intent, { kind: 'read' }>,
): AsyncGenerator<EngineEvent> {
  const excerpt = yield* writer.call(readDocument, { file, from, to });
  const runs = excerpt.text.match(/`+/g) ?? [];
  const fence = '`'.repeat(Math.max(3, ...runs.map((run) => run.length + 1)));
  const mark = writer.cite(file, excerpt.from, excerpt.to);
  const which = excerpt.from === excerpt.to ? `Line ${excerpt.from}` : `Lines ${excerpt.from}–${excerpt.to}`;
  const cut = to > excerpt.to ? ` The file has ${excerpt.count} lines; no more are shown at once.` : '';
  yield* writer.write(
    `**${which}** of ${escapeMarkdown(file)} ${mark}\n\n${fence}\n${excerpt.text}\n${fence}${cut === '' ? '' : `\n\n${cut.trim()}`}`,
  );
}

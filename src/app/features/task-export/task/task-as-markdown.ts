import { readPart } from '#contract/task-event.ts';
import type { Source, Task, Turn, WorkFile } from '#contract/task.ts';
import { fileName } from '#app/entities/file/file-name.ts';
import { incompleteReason } from '#app/entities/turn/incomplete-reason.ts';
import { sourceTitle } from '#app/entities/file/source-title.ts';
import { taskTitle } from '#app/data/task-title.ts';
import { formatBytes, formatDuration, formatTurn, formatTokens } from '#app/lib/format.ts';
import { jsonText } from '#app/lib/json-text.ts';
import { EMPTY_TRANSCRIPT, type ToolItem } from '#app/streaming/transcript/transcript-items.ts';
import { markIn } from '#app/markdown/citations.ts';
import { reduceEvents } from '#app/streaming/transcript/transcript.ts';
import { t } from '#app/messages/task-export.ts';
import { t as tTask } from '#app/messages/task.ts';
import { t as tTurn } from '#app/messages/turn.ts';
import { sanitizeMarkdown } from './sanitize-markdown.ts';
import { codeBlock, factTable, codeCell, inlineCode, link, escapeText, quoteBlock } from './markdown-builders.ts';

export function markdownOfTask(task: Task, workerTitle: string): string {
  const { credits, durationMs, turnCount } = task.totals;
  return [
    `# ${escapeText(taskTitle(task))}`,
    factTable([
      [tTask('task'), codeCell(task.id)],
      [tTask('worker'), `${workerTitle === task.workerId ? '' : escapeText(workerTitle)} ${codeCell(task.workerId)}`],
      [tTask('field.status'), escapeText(task.status)],
      [tTask('field.trigger'), escapeText(task.triggeredBy)],
      [tTask('field.created'), escapeText(task.createdAt)],
      [tTask('field.completed'), escapeText(task.completedAt ?? '–')],
      [tTask('field.credits'), tTask('credits', { count: credits })],
      [tTask('field.duration'), formatDuration(durationMs)],
      [tTask('field.turns'), tTask('turns', { count: turnCount })],
    ]),
  ].join('\n\n');
}

export function markdownOfTurn(turn: Turn): string {
  const shortfall = incompleteReason(turn);
  return [
    `## ${tTurn('turn', { turn: formatTurn(turn.seq) })}`,
    factTable([
      [tTask('field.status'), escapeText(turn.status)],
      ...(turn.budget == null ? [] : [[tTask('field.budget'), escapeText(turn.budget)] as const]),
      [tTask('field.started'), escapeText(turn.startedAt ?? '–')],
      [tTask('field.duration'), turn.durationMs == null ? '–' : formatDuration(turn.durationMs)],
      [tTurn('tokensInOut'), formatTokens(turn)],
      [tTask('field.credits'), turn.credits == null ? '–' : tTask('credits', { count: turn.credits })],
    ]),
    shortfall && `**${escapeText(shortfall.title)}**`,
    shortfall?.tone === 'error' && shortfall.message !== undefined ? codeBlock(shortfall.message) : undefined,
    `### ${tTurn('input')}`,
    turn.input === null ? tTurn('inputNotStored') : codeBlock(turn.input),
    ...filesAs(t('attached'), turn.attachments ?? []),
    ...callsOf(turn).flatMap((tool, i) => [...(i === 0 ? [`### ${tTurn('toolCalls')}`] : []), ...callAs(tool, i)]),
    `### ${tTurn('output')}`,
    turn.outputText ? outputAs(turn.outputText) : tTurn('noOutput'),
    ...(turn.structuredOutput == null
      ? []
      : [`### ${tTurn('structuredOutput')}`, codeBlock(jsonText(turn.structuredOutput, 2), 'json')]),
    ...sourcesAs(turn.sources ?? [], turn.outputText ?? ''),
    ...filesAs(tTurn('files'), turn.files ?? []),
  ]
    .filter((block) => block !== undefined)
    .join('\n\n');
}

/** As code if it cannot be sanitized. */
function outputAs(text: string): string {
  return sanitizeMarkdown(quoteBlock(text)) ?? codeBlock(text);
}

function callsOf({ parts = [] }: Turn): ToolItem[] {
  const events = parts.map(({ part }) => ({ id: undefined, part: readPart(part) }));
  return reduceEvents(EMPTY_TRANSCRIPT, events).items.filter((item) => item.kind === 'tool');
}

function callAs({ name, input, output, errorText, timing }: ToolItem, index: number): string[] {
  const call = inlineCode(name);
  const heading =
    timing === undefined
      ? call
      : t('callWithTimes', {
          call,
          start: formatDuration(timing.startMs),
          duration: formatDuration(timing.durationMs),
        });
  return [
    `${index + 1}\\. ${heading}`,
    ...(input === undefined ? [] : [codeBlock(jsonText(input, 2), 'json')]),
    ...(output === undefined ? [] : [t('callOutput'), codeBlock(jsonText(output, 2), 'json')]),
    ...(errorText === undefined ? [] : [t('callFailed'), codeBlock(errorText)]),
  ];
}

function sourcesAs(sources: readonly Source[], text: string): string[] {
  if (sources.length === 0) return [];
  const lines = sources.map((source, i) => {
    const mark = escapeText(`[${markIn(text, source, i)}]`);
    return `- ${mark} ${link(sourceTitle(source), source.url)}`;
  });
  return [`### ${tTurn('sources')}`, lines.join('\n')];
}

function filesAs(title: string, files: readonly WorkFile[]): string[] {
  if (files.length === 0) return [];
  const lines = files.map((file) => {
    const size = file.size == null ? '' : `, ${formatBytes(file.size)}`;
    return `- ${link(fileName(file), file.url)} ${escapeText(file.mediaType)}${size}`;
  });
  return [`### ${title}`, lines.join('\n')];
}

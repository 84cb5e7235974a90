import { readPart } from '#contract/task-event.ts';
import type { Source, Task, Turn, WorkFile } from '#contract/task.ts';
import { fileName } from '#app/entities/file/file-name.ts';
import { incompleteReason } from '#app/entities/turn/incomplete-reason.ts';
import { sourceTitle } from '#app/entities/file/source-title.ts';
import { taskTitle } from '#app/data/task-title.ts';
import { formatBytes, formatCredits, formatDuration, formatNumberOf, formatTokens } from '#app/lib/format.ts';
import { jsonText } from '#app/lib/json-text.ts';
import { EMPTY_TRANSCRIPT, type ToolItem } from '#app/streaming/transcript/transcript-items.ts';
import { reduceEvents } from '#app/streaming/transcript/transcript.ts';
import { sanitizeMarkdown } from './sanitize-markdown.ts';
import { codeBlock, factTable, codeCell, inlineCode, link, escapeText, quoteBlock } from './markdown-builders.ts';

export function markdownOfTask(task: Task, workerTitle: string): string {
  const { credits, durationMs, turnCount } = task.totals;
  return [
    `# ${escapeText(taskTitle(task))}`,
    factTable([
      ['Task', codeCell(task.id)],
      ['Worker', `${workerTitle === task.workerId ? '' : escapeText(workerTitle)} ${codeCell(task.workerId)}`],
      ['Status', escapeText(task.status)],
      ['Trigger', escapeText(task.triggeredBy)],
      ['Created', escapeText(task.createdAt)],
      ['Completed', escapeText(task.completedAt ?? '–')],
      ['Credits', formatCredits(credits)],
      ['Duration', formatDuration(durationMs)],
      ['Turns', formatNumberOf(turnCount, 'turn')],
    ]),
  ].join('\n\n');
}

export function markdownOfTurn(turn: Turn): string {
  const shortfall = incompleteReason(turn);
  return [
    `## Turn ${turn.seq}`,
    factTable([
      ['Status', escapeText(turn.status)],
      ...(turn.budget == null ? [] : [['Budget', escapeText(turn.budget)] as const]),
      ['Started', escapeText(turn.startedAt ?? '–')],
      ['Duration', turn.durationMs == null ? '–' : formatDuration(turn.durationMs)],
      ['Tokens in → out', formatTokens(turn)],
      ['Credits', turn.credits == null ? '–' : formatCredits(turn.credits)],
    ]),
    shortfall && `**${escapeText(shortfall.title)}**`,
    shortfall?.tone === 'error' && shortfall.message !== undefined ? codeBlock(shortfall.message) : undefined,
    '### Input',
    turn.input === null ? 'Not kept.' : codeBlock(turn.input),
    ...filesAs('Attached', turn.attachments ?? []),
    ...callsOf(turn).flatMap((tool, i) => [...(i === 0 ? ['### Tool calls'] : []), ...callAs(tool, i)]),
    '### Output',
    turn.outputText ? outputAs(turn.outputText) : 'None.',
    ...(turn.structuredOutput == null
      ? []
      : ['### Structured output', codeBlock(jsonText(turn.structuredOutput, 2), 'json')]),
    ...sourcesAs(turn.sources ?? []),
    ...filesAs('Files', turn.files ?? []),
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
  const when = timing && ` at ${formatDuration(timing.startMs)}, ${formatDuration(timing.durationMs)}`;
  return [
    `${index + 1}\\. ${inlineCode(name)}${when ?? ''}`,
    ...(input === undefined ? [] : [codeBlock(jsonText(input, 2), 'json')]),
    ...(output === undefined ? [] : ['Output:', codeBlock(jsonText(output, 2), 'json')]),
    ...(errorText === undefined ? [] : ['Failed:', codeBlock(errorText)]),
  ];
}

function sourcesAs(sources: readonly Source[]): string[] {
  if (sources.length === 0) return [];
  const lines = sources.map((source) => `- ${escapeText(`[${source.id}]`)} ${link(sourceTitle(source), source.url)}`);
  return ['### Sources', lines.join('\n')];
}

function filesAs(title: string, files: readonly WorkFile[]): string[] {
  if (files.length === 0) return [];
  const lines = files.map((file) => {
    const size = file.size == null ? '' : `, ${formatBytes(file.size)}`;
    return `- ${link(fileName(file), file.url)} ${escapeText(file.mediaType)}${size}`;
  });
  return [`### ${title}`, lines.join('\n')];
}

import type { Task, Turn } from '#contract/task.ts';
import { taskTitle } from '#app/data/task-title.ts';
import { fileName } from '#app/entities/file/file-name.ts';
import { formatTurn } from '#app/lib/format.ts';
import { jsonText } from '#app/lib/json-text.ts';
import { formatList } from '#app/messages/format-list.ts';
import { t } from '#app/messages/turn.ts';
import { incompleteReason } from './incomplete-reason.ts';

/** Inputs and outputs of turns as Markdown, for a worker to read. */
export function conversationFile(task: Task, turns: readonly Turn[]): File {
  const text = [`# ${taskTitle(task)}`, ...turns.flatMap(describeTurn)].join('\n\n');
  return new File([`${text}\n`], 'conversation.md', { type: 'text/markdown' });
}

function describeTurn(turn: Turn): string[] {
  const { seq, input, outputText, structuredOutput, attachments = [], files = [] } = turn;
  const namesOf = (some: typeof files) => formatList(some.map(fileName));
  return [
    `## ${t('turn', { turn: formatTurn(seq) })}`,
    `### ${t('input')}`,
    input ?? t('inputNotStored'),
    attachments.length > 0 && `${t('attachedFiles')}: ${namesOf(attachments)}`,
    `### ${t('output')}`,
    outputText || t('noOutput'),
    structuredOutput != null && `${t('structuredOutput')}:\n\n\`\`\`json\n${jsonText(structuredOutput, 2)}\n\`\`\``,
    files.length > 0 && `${t('files')}: ${namesOf(files)}`,
    incompleteReason(turn)?.title,
  ].filter((block) => typeof block === 'string');
}

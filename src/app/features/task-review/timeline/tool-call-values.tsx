import { useQuery } from '@tanstack/react-query';
import { readPart } from '#contract/task-event.ts';
import type { RecordedPart, Turn } from '#contract/task.ts';
import { problemOfQuery, problemWords } from '#app/entities/problem/problem-words.ts';
import { NamedValue } from '#app/components/named-value.tsx';
import { RetryNotice } from '#app/components/retry-notice.tsx';
import { t } from '#app/messages/turn.ts';
import { partsQuery } from '../parts/parts-query.ts';
import { isToolPart } from './turn-spans.ts';

export function ToolCallValues({ turn, toolCallId }: { turn: Turn; toolCallId: string }) {
  const query = useQuery(partsQuery(turn));
  const problem = problemOfQuery(query);
  if (query.data === undefined) {
    return problem === null ? null : (
      <RetryNotice {...problemWords(problem, 'toolCall')} onRetry={() => void query.refetch()} />
    );
  }
  const { input, output, errorText } = findCall(query.data ?? [], toolCallId);
  return (
    <div className="mb-2 ml-5 grid grid-cols-1 gap-2 rounded-lg bg-rail px-3 py-2 text-sm">
      <NamedValue label={t('input')} value={input} />
      {errorText !== undefined && <NamedValue label={t('error')} value={errorText} tone="error" />}
      {output !== undefined && <NamedValue label={t('output')} value={output} />}
    </div>
  );
}

type CallFacts = { input?: unknown; output?: unknown; errorText?: string };

function findCall(parts: readonly RecordedPart[], toolCallId: string): CallFacts {
  const facts: CallFacts = {};
  for (const { part: raw } of parts) {
    const part = readPart(raw);
    if (!isToolPart(part) || part.toolCallId !== toolCallId) continue;
    if (part.type === 'tool-input-available' || part.type === 'tool-input-error') facts.input = part.input;
    if (part.type === 'tool-output-available') facts.output = part.output;
    if (part.type === 'tool-output-error' || part.type === 'tool-input-error') facts.errorText = part.errorText;
  }
  return facts;
}

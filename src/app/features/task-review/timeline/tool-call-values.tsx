import { useQuery } from '@tanstack/react-query';
import { readPart } from '#contract/task-event.ts';
import type { RecordedPart, Turn } from '#contract/task.ts';
import { ToolDetails } from '#app/entities/tool/tool-details.tsx';
import { problemOfQuery, problemWords } from '#app/entities/problem/problem-words.ts';
import { RetryNotice } from '#app/components/retry-notice.tsx';
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
  return (
    <div className="ml-5">
      <ToolDetails call={findCall(query.data ?? [], toolCallId)} />
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

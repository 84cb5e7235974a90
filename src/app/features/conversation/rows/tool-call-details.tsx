import { ToolDetails } from '#app/entities/tool/tool-details.tsx';
import type { ToolItem } from '#app/streaming/transcript/transcript-items.ts';
import { NamedValue } from '#app/components/named-value.tsx';
import { pathInside } from '#app/components/reveal.ts';
import { t } from '#app/messages/conversation.ts';
import { answerTo } from './answer-to.ts';

export function ToolCallDetails({ tool, path }: { tool: ToolItem; path: string }) {
  const answer = answerTo(tool.approval);
  return (
    <ToolDetails call={tool} path={path}>
      {answer !== undefined && <NamedValue label={t('approval')} value={answer} path={pathInside(path, 'approval')} />}
    </ToolDetails>
  );
}

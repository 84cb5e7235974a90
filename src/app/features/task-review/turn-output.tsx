import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { isRunning, type Turn } from '#contract/task.ts';
import { connectionQuery } from '#app/data/connection.ts';
import { Markdown } from '#app/markdown/markdown.tsx';
import { t } from '#app/messages/task-review.ts';
import { t as tTurn } from '#app/messages/turn.ts';
import { TurnFiles } from '#app/markdown/turn-files.ts';

export function TurnOutput({ turn }: { turn: Turn }) {
  const { data: connection } = useQuery(connectionQuery);
  const sources = useMemo(
    () => (turn.sources ?? []).map(({ id, url, title }) => ({ id, url, title: title ?? undefined })),
    [turn.sources],
  );
  const files = useMemo(() => [...(turn.attachments ?? []), ...(turn.files ?? [])], [turn.attachments, turn.files]);
  if (!turn.outputText) {
    return <p className="text-sm text-ink-3">{isRunning(turn) ? t('stillWriting') : tTurn('noOutput')}</p>;
  }
  return (
    connection && (
      <TurnFiles value={files}>
        <Markdown text={turn.outputText} sources={sources} connection={connection} />
      </TurnFiles>
    )
  );
}

import { Code, MessageSquareText } from 'lucide-react';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState, type ReactNode } from 'react';
import { Link } from '#app/ui/link.tsx';
import { isRunning, type Task, type Turn } from '#contract/task.ts';
import { connectionQuery } from '#app/data/connection.ts';
import { shortfallOf } from '#app/data/shortfall.ts';
import { Markdown } from '#app/markdown/markdown.tsx';
import { paths } from '#app/paths.ts';
import { Button, buttonClass } from '#app/ui/button.tsx';
import { CopyButton } from '#app/ui/copy-button.tsx';
import { JsonTree } from '#app/ui/json-tree.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { CopyAsDialog } from '../copy-as-dialog.tsx';
import { TurnSources } from './turn-sources.tsx';
import { WorkFiles } from './work-files.tsx';

/** All that the API keeps of a turn: what went in, what came out, and with what. */
export function TurnDetails({ turn, task }: { turn: Turn; task: Task }) {
  const [copying, setCopying] = useState(false);
  const shortfall = shortfallOf(turn);
  return (
    <div className="grid max-w-measure grid-cols-1 gap-5 px-2.5 pt-2 pb-6 md:pl-[4.125rem]">
      {shortfall && (
        <Notice tone={shortfall.tone} title={shortfall.title}>
          {shortfall.tone === 'warning' && shortfall.advice}
        </Notice>
      )}
      <Section title="Input" copy={turn.input}>
        {turn.input ? (
          <p className="text-base break-words whitespace-pre-wrap">{turn.input}</p>
        ) : (
          <Nothing>No input kept.</Nothing>
        )}
        <WorkFiles label="Attached files" files={turn.attachments ?? []} />
      </Section>
      <Section title="Output" copy={turn.outputText}>
        <Output turn={turn} />
        <WorkFiles label="Files written" files={turn.files ?? []} />
      </Section>
      {turn.structuredOutput != null && (
        <Section title="Structured output" copy={JSON.stringify(turn.structuredOutput, null, 2)}>
          <JsonTree value={turn.structuredOutput} label="Structured output" />
        </Section>
      )}
      <TurnSources sources={turn.sources ?? []} />
      <div className="flex flex-wrap gap-2">
        <Link to={paths.turn(task.id, turn.seq)} className={buttonClass({ size: 'small' })}>
          <MessageSquareText size={14} aria-hidden />
          Open in conversation
        </Link>
        {turn.input !== null && (
          <Button size="small" onClick={() => setCopying(true)}>
            <Code size={14} aria-hidden />
            Copy as…
          </Button>
        )}
      </div>
      {copying && <CopyAsDialog turn={turn} workerId={task.workerId} onClose={() => setCopying(false)} />}
    </div>
  );
}

function Section({ title, copy, children }: { title: string; copy: string | null; children: ReactNode }) {
  return (
    <section className="grid grid-cols-1 gap-1.5">
      <div className="flex min-h-7 items-center gap-1">
        <h2 className="text-xs font-medium text-ink-3">{title}</h2>
        {copy !== null && copy !== '' && <CopyButton label={`Copy ${title.toLowerCase()}`} text={() => copy} />}
      </div>
      {children}
    </section>
  );
}

function Output({ turn }: { turn: Turn }) {
  const { data: connection } = useQuery(connectionQuery);
  const sources = useMemo(
    () => (turn.sources ?? []).map(({ id, url, title }) => ({ id, url, title: title ?? undefined })),
    [turn.sources],
  );
  if (!turn.outputText) return <Nothing>{isRunning(turn) ? 'The worker is still writing.' : 'No output.'}</Nothing>;
  if (connection === undefined) return null;
  return (
    <div>
      <Markdown text={turn.outputText} sources={sources} connection={connection} />
    </div>
  );
}

function Nothing({ children }: { children: string }) {
  return <p className="text-sm text-ink-3">{children}</p>;
}

import { useQuery } from '@tanstack/react-query';
import { ArrowLeftRight } from 'lucide-react';
import { useSearchParams, useNavigate } from 'react-router';
import { Button } from '#app/components/button.tsx';
import { EmptyState } from '#app/components/empty-state.tsx';
import { RetryNotice } from '#app/components/retry-notice.tsx';
import { Waiting } from '#app/components/skeleton.tsx';
import { polledTaskQuery, taskQuery, WHILE_RUNNING_MS } from '#app/data/tasks.ts';
import { useRefetch } from '#app/data/use-refetch.ts';
import { problemOfQuery, problemWords } from '#app/entities/problem/problem-words.ts';
import { ComparedSide } from '#app/features/task-compare/compared-side.tsx';
import { parseComparedTurns } from '#app/features/task-compare/compared-turns.ts';
import { RerunSteps } from '#app/features/task-compare/rerun-steps.tsx';
import { SuggestedTurns } from '#app/features/task-compare/suggested-turns.tsx';
import type { ComparedTurn } from '#app/features/task-compare/sides.ts';
import { TurnComparison } from '#app/features/task-compare/turn-comparison.tsx';
import { formatTurn } from '#app/lib/format.ts';
import { t } from '#app/messages/task-compare.ts';
import { paths, type ComparedTurns, type TurnPlace } from '#app/paths.ts';
import { PageHeader } from '#app/shell/page-header.tsx';
import { ScrollPane } from '#app/shell/scroll-pane.tsx';

/** Compares two turns of any tasks, which the address names. */
export function ComparePage() {
  const navigate = useNavigate();
  const [search] = useSearchParams();
  const turns = parseComparedTurns(search);
  const batch = search.get('batch') ?? undefined;
  const before = useSide(turns.before);
  const after = useSide(turns.after);
  const show = (next: ComparedTurns) => void navigate(paths.compare(next, batch));
  const withBefore = (place: TurnPlace) => show({ ...turns, before: place });
  const { before: left, after: right } = turns;

  return (
    <>
      <PageHeader title={t('title')} />
      <ScrollPane className="px-4 pb-10 md:px-6">
        <div className="mx-auto grid max-w-page grid-cols-1 gap-6 pt-4">
          {batch !== undefined && <RerunSteps batch={batch} turns={turns} />}
          <div className="grid grid-cols-1 items-start gap-2 sm:grid-cols-[minmax(0,1fr)_auto_minmax(0,1fr)]">
            <ComparedSide name={t('head.first')} place={left} record={before.record} onChange={withBefore} />
            <Button
              look="quiet"
              size="icon"
              aria-label={t('swap')}
              onClick={() => show({ before: right, after: left })}
            >
              <ArrowLeftRight size={14} aria-hidden />
            </Button>
            <ComparedSide
              name={t('head.second')}
              place={right}
              record={after.record}
              onChange={(place) => show({ ...turns, after: place })}
            />
          </div>
          <SideNotice side={before} />
          <SideNotice side={after} />
          {before.compared && after.compared && <TurnComparison before={before.compared} after={after.compared} />}
          {left === undefined && after.compared && <SuggestedTurns compared={after.compared} onChoose={withBefore} />}
          {right === undefined && <EmptyState title={t('chooseTwo')}>{t('chooseTwoExplained')}</EmptyState>}
        </div>
      </ScrollPane>
    </>
  );
}

function useSide(place: TurnPlace | undefined) {
  const taskId = place?.taskId ?? '';
  const query = useQuery({ ...polledTaskQuery(taskId, WHILE_RUNNING_MS), enabled: place !== undefined });
  const problem = problemOfQuery(query);
  const record = place === undefined ? undefined : query.data;
  const turn = record?.turns.find(({ seq }) => seq === place?.seq);
  const compared: ComparedTurn | undefined = record && turn && { task: record.task, turn };
  return { place, record, compared, problem, failureCount: query.failureCount };
}

/** Says why the turn can't be shown (yet). */
function SideNotice({
  side: { place, record, compared, problem, failureCount },
}: {
  side: ReturnType<typeof useSide>;
}) {
  const askAgain = useRefetch(taskQuery(place?.taskId ?? '').queryKey);
  if (place === undefined || compared !== undefined) return null;
  if (record !== undefined) {
    return <EmptyState title={t('noSuchTurn', { turn: formatTurn(place.seq) })}>{t('chooseAnother')}</EmptyState>;
  }
  if (problem === null) return <Waiting label={t('loading')}>{null}</Waiting>;
  return <RetryNotice key={failureCount} {...problemWords(problem, 'task')} onRetry={askAgain} />;
}

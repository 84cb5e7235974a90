import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { Link } from 'react-router';
import { newId } from '#contract/ids.ts';
import { MAX_PROMPT_CHARS } from '#contract/limits.ts';
import { modelsQuery } from '#app/data/models.ts';
import { Button } from '#app/components/button.tsx';
import { Clock } from '#app/components/clock.tsx';
import { Notice } from '#app/components/notice.tsx';
import { t as tCommon } from '#app/messages/common.ts';
import { t } from '#app/messages/workers.ts';
import { paths } from '#app/paths.ts';
import { TextField } from '../text-field.tsx';
import { draftWorker, WRITER_TITLE, type Draft } from './draft-worker.ts';

type Attempt = { readonly taskId: string; readonly at: number; readonly stop: AbortController };

type DraftFromSentenceProps = {
  /** Also called after the page was left. */
  onDraft: (draft: Draft) => void;
};

/** Asks a model for the fields of a new worker. Nothing if the API has no language model. */
export function DraftFromSentence({ onDraft }: DraftFromSentenceProps) {
  const client = useQueryClient();
  const { data: models } = useQuery(modelsQuery);
  const [input, setInput] = useState('');
  const drafting = useMutation({
    mutationFn: ({ taskId, stop }: Attempt) => draftWorker(client, { input, taskId, signal: stop.signal }),
    onSuccess: ({ draft }) => draft && onDraft(draft),
  });
  const { variables: attempt, isPending, data, error } = drafting;
  const isStopped = attempt?.stop.signal.aborted === true;
  const over = input.length - MAX_PROMPT_CHARS;
  if (models === undefined || models?.every(({ provider }) => provider === 'built-in') === true) return null;

  function submit(event: FormEvent) {
    event.preventDefault();
    if (isPending || input.trim() === '' || over > 0) return;
    drafting.mutate({ taskId: newId('tsk'), at: Date.now(), stop: new AbortController() });
  }

  const failed = !isStopped && (error !== null || (data !== undefined && data.draft === undefined));
  return (
    <form noValidate onSubmit={submit} className="grid max-w-measure gap-2 border-b border-line pt-5 pb-4">
      <TextField
        label={t('describeWorker')}
        hint={t('describeWorkerHint', { writer: WRITER_TITLE })}
        name="description"
        rows={2}
        limit={MAX_PROMPT_CHARS}
        value={input}
        problem={over > 0 ? t('tooLong', { over, limit: MAX_PROMPT_CHARS }) : undefined}
        onChange={setInput}
      />
      <div className="flex flex-wrap items-center gap-2">
        <Button type="submit" size="small" disabled={isPending || input.trim() === ''}>
          {t('draftWorker')}
        </Button>
        {isPending && attempt && (
          <>
            <span role="status" className="text-xs text-ink-3">
              {t('drafting')}
            </span>
            <Clock since={attempt.at} />
            <Button look="quiet" size="small" onClick={() => attempt.stop.abort()}>
              {tCommon('cancel')}
            </Button>
          </>
        )}
      </div>
      {failed && attempt && (
        <Notice
          tone="error"
          title={t('notDrafted')}
          actions={
            <Link to={paths.task(attempt.taskId)} className="text-sm underline underline-offset-2">
              {t('openDraftTask')}
            </Link>
          }
        >
          <span>{error?.message ?? data?.problem ?? t('noDraft')}</span>
        </Notice>
      )}
    </form>
  );
}

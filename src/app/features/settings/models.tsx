import { useMutation, useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { Model, ModelServer, ModelTest } from '#contract/model.ts';
import { modelServersQuery, modelsQuery } from '#app/data/models.ts';
import { request } from '#app/data/request.ts';
import { problemOfQuery, problemWords } from '#app/entities/problem/problem-words.ts';
import { formatDuration } from '#app/lib/format.ts';
import { Button } from '#app/components/button.tsx';
import { CopyButton } from '#app/components/copy-button.tsx';
import { FoundLink } from '#app/components/found-link.tsx';
import { RetryNotice } from '#app/components/retry-notice.tsx';
import { formatList } from '#app/messages/format-list.ts';
import { t } from '#app/messages/settings.ts';

/** What workers run on. How to add a model, as long as there is none. */
export function Models() {
  const query = useQuery(modelsQuery);
  const problem = problemOfQuery(query);
  const models = query.data;
  return (
    <section aria-labelledby="models" className="max-w-measure space-y-4 pt-5">
      <div>
        <h2 id="models" className="font-semibold">
          {t('models')}
        </h2>
        <p className="pt-1 text-sm text-pretty text-ink-2">
          {models === null ? (
            <span>{t('modelsOfOtherApi')}</span>
          ) : (
            <span>{t(models?.every(isBuiltIn) === true ? 'noModels' : 'modelsExplained')}</span>
          )}
        </p>
      </div>
      {models === undefined && problem !== null && (
        <RetryNotice {...problemWords(problem, 'models')} onRetry={() => void query.refetch()} />
      )}
      {models != null && (
        <>
          <ul aria-label={t('models')} className="divide-y divide-line border-y border-line">
            {models.map((model) => (
              <ModelRow key={model.name} model={model} />
            ))}
          </ul>
          {models.every(isBuiltIn) && <AddOllama />}
        </>
      )}
    </section>
  );
}

function isBuiltIn({ provider }: Model): boolean {
  return provider === 'built-in';
}

/** The API takes a minute at most. */
const TEST_WITHIN_MS = 90_000;

function ModelRow({ model }: { model: Model }) {
  const test = useMutation({ mutationFn: () => request('testModel', { model: model.name, withinMs: TEST_WITHIN_MS }) });
  return (
    <li className="py-3 text-sm">
      <div className="flex items-start gap-3">
        <div className="min-w-0 flex-1">
          <p className="flex flex-wrap items-baseline gap-x-2">
            <span className="font-medium wrap-anywhere">{model.name}</span>
            {model.isDefault && <span className="text-xs text-ink-3">{t('defaultModel')}</span>}
          </p>
          <p className="pt-0.5 text-xs text-pretty text-ink-2">{factsOf(model).join(' · ')}</p>
        </div>
        {!isBuiltIn(model) && (
          <Button
            size="small"
            disabled={test.isPending}
            aria-label={t('testModel', { model: model.name })}
            onClick={() => test.mutate()}
          >
            {t(test.isPending ? 'testing' : 'test')}
          </Button>
        )}
      </div>
      <div role="status" className="text-xs">
        {test.data !== undefined && <TestResult model={model} result={test.data} />}
        {test.error !== null && <p className="pt-1.5 text-error">{problemWords(test.error, 'models').title}</p>}
      </div>
    </li>
  );
}

function factsOf({ provider, host, contextWindow, prices, images, schema }: Model): string[] {
  if (provider === 'built-in') return [t('builtInExplained')];
  return [
    ...(host === null ? [] : [t('sentTo', { host })]),
    ...(contextWindow === null ? [] : [t('contextWindow', { tokens: contextWindow })]),
    prices === null
      ? t('noPrices')
      : t('prices', { input: prices.input, cached: prices.cachedInput, output: prices.output }),
    ...(images ? [t('seesImages')] : []),
    ...(schema ? [t('takesSchemas')] : []),
  ];
}

const CAPABILITIES = ['tools', 'schema', 'images'] as const;

function TestResult({ model, result }: { model: Model; result: ModelTest }) {
  if (result.error !== null) return <p className="pt-1.5 text-error">{result.error}</p>;
  const { firstTokenMs } = result;
  // An operator who configured a capability must learn that it is missing.
  const missing = CAPABILITIES.filter((name) => result[name] === false && (name === 'tools' || model[name]));
  return (
    <div className="pt-1.5">
      <p className="text-ink-2">
        {[
          firstTokenMs === null ? t('answered') : t('firstToken', { duration: formatDuration(firstTokenMs) }),
          ...CAPABILITIES.map((name) => t(`capability.${name}`, { works: wordOf(result[name]) })),
        ].join(' · ')}
      </p>
      {missing.map((name) => (
        <p key={name} className="text-aborted">
          {t(`missing.${name}`)}
        </p>
      ))}
    </div>
  );
}

function wordOf(works: boolean | null): 'yes' | 'no' | 'unknown' {
  return works === null ? 'unknown' : works ? 'yes' : 'no';
}

/** Ollama's own address, and a small model. */
const DOWNLOAD = 'ollama.com/download';
const OLLAMA = { baseUrl: 'http://127.0.0.1:11434/v1', model: 'llama3.1' };

function AddOllama() {
  const { data: servers = [] } = useQuery(modelServersQuery);
  const running = servers[0];
  return (
    <div className="space-y-2 text-sm">
      <h3 className="font-medium">{t('addModel')}</h3>
      {running === undefined ? (
        <ol className="list-decimal space-y-1.5 pl-5 text-ink-2">
          <li>
            <span>{t('installOllama')}</span>{' '}
            <FoundLink to={{ href: `https://${DOWNLOAD}`, external: true }} className="text-accent hover:underline">
              {DOWNLOAD}
            </FoundLink>
          </li>
          <li>
            <span>{t('pullModel')}</span>
            <Command text={`ollama pull ${OLLAMA.model}`} />
          </li>
          <li>
            <span>{t('startWithModel')}</span>
            <Command text={startCommand(OLLAMA.baseUrl, OLLAMA.model)} />
          </li>
        </ol>
      ) : (
        <RunningServer server={running} />
      )}
      <p className="text-xs text-pretty text-ink-3">{t('otherModels')}</p>
    </div>
  );
}

function RunningServer({ server: { name, baseUrl, models } }: { server: ModelServer }) {
  const first = models[0];
  return (
    <div className="text-ink-2">
      <p>
        {first === undefined
          ? t('serverWithoutModels', { server: name })
          : t('serverFound', { server: name, models: formatList(models) })}
      </p>
      <Command text={startCommand(baseUrl, first ?? OLLAMA.model)} />
    </div>
  );
}

function startCommand(baseUrl: string, model: string): string {
  return `MODEL_BASE_URL=${baseUrl} MODEL_NAME=${model} npm start`;
}

function Command({ text }: { text: string }): ReactNode {
  return (
    <span className="mt-1 flex items-start gap-1">
      <code className="min-w-0 flex-1 rounded bg-rail px-2 py-1 text-xs wrap-anywhere">{text}</code>
      <CopyButton label={t('copyCommand', { command: text })} text={() => text} />
    </span>
  );
}

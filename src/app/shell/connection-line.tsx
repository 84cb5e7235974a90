import { useQuery } from '@tanstack/react-query';
import { accountQuery } from '#app/data/account.ts';
import { connectionQuery } from '#app/data/connection.ts';
import { t } from '#app/messages/shell.ts';

/** Names the API and its engine. */
export function ConnectionLine() {
  const { data: connection } = useQuery(connectionQuery);
  const { data: account } = useQuery(accountQuery);
  if (connection === undefined) return null;
  const engine = account?.engine;
  return (
    <p title={engine?.description} className="px-2 pt-1 pb-2 text-xs text-ink-2">
      <span>{connection.kind === 'embedded' ? t('embeddedApi') : t('hostedApi', { host: connection.host })}</span>
      {engine && (
        <span className="block text-ink-3">
          {engine.languageModel ? engine.name : t('engineWithoutModel', { engine: engine.name })}
        </span>
      )}
    </p>
  );
}

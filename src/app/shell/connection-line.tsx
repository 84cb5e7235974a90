import { useQuery } from '@tanstack/react-query';
import { accountQuery } from '#app/data/account.ts';
import { connectionQuery } from '#app/data/connection.ts';

/** Which API answers, and what thinks behind it: never to be guessed. */
export function ConnectionLine() {
  const { data: connection } = useQuery(connectionQuery);
  const { data: account } = useQuery(accountQuery);
  if (connection === undefined) return null;
  const engine = account?.engine;
  const words = connection.kind === 'embedded' ? ['Embedded API', engine?.name] : ['Hosted API', connection.host];
  if (engine?.languageModel === false) words.push('no language model');
  return (
    <p title={engine?.description} className="px-2 pt-1 text-xs text-balance text-ink-3">
      {words.filter((word) => word !== undefined).join(' · ')}
    </p>
  );
}

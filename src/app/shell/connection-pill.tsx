import { useQuery } from '@tanstack/react-query';
import { accountQuery } from '#app/data/account.ts';
import { connectionQuery } from '#app/data/connection.ts';

/** Which API answers, and what thinks behind it: never to be guessed. */
export function ConnectionPill() {
  const { data: connection } = useQuery(connectionQuery);
  const { data: account } = useQuery(accountQuery);
  if (connection === undefined) return null;
  const engine = account?.engine;
  const words = connection.kind === 'embedded' ? ['Embedded API', engine?.name] : ['Hosted API', connection.host];
  if (engine?.languageModel === false) words.push('no language model');
  return (
    <span
      title={engine?.description}
      className="hidden truncate rounded-full border border-line px-2.5 py-0.5 text-xs text-ink-2 sm:inline"
    >
      {words.filter((word) => word !== undefined).join(' · ')}
    </span>
  );
}

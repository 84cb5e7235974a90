import { formatTurn } from '#app/lib/format.ts';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Turn } from '#contract/task.ts';
import { connectionQuery } from '#app/data/connection.ts';
import { fileName } from '#app/entities/file/file-name.ts';
import { CopyButton } from '#app/components/copy-button.tsx';
import { Dialog } from '#app/components/dialog.tsx';
import { Segmented } from '#app/components/segmented.tsx';
import { formatList } from '#app/messages/format-list.ts';
import { t } from '#app/messages/turn.ts';
import { callOfTurn } from './call-of-turn.ts';
import { copyAs, LANGUAGES, type Language } from './copy-as.ts';

export type TurnAsCodeProps = { turn: Turn; workerId: string; onClose: () => void };

export function TurnAsCode({ turn, workerId, onClose }: TurnAsCodeProps) {
  const [language, setLanguage] = useState<Language>('curl');
  const { data: connection } = useQuery(connectionQuery);
  const attached = (turn.attachments ?? []).map(fileName);
  const code = connection && copyAs(language, callOfTurn(turn, workerId), connection.origin);
  return (
    <Dialog
      title={t('copyAsCode', { turn: formatTurn(turn.seq) })}
      size="wide"
      onClose={onClose}
      actions={code !== undefined && <CopyButton look="primary" size="base" label={t('copy')} text={() => code} />}
    >
      <div className="-m-1 overflow-x-auto p-1">
        <Segmented label={t('language')} options={LANGUAGES} value={language} onChange={setLanguage} />
      </div>
      <pre
        role="group"
        aria-label={t('code')}
        tabIndex={0}
        className="figures mt-3 max-h-[50vh] overflow-auto rounded-lg border border-line bg-rail p-3 text-xs leading-5"
      >
        <code>{code}</code>
      </pre>
      <p className="mt-3 text-xs text-ink-2">
        <span>
          {t.rich(turn.seq === 0 ? 'codeStartsTask' : 'codeAddsTurn', {
            key: 'HANDINGER_API_KEY',
            name: <span className="figures" />,
          })}
        </span>{' '}
        {attached.length > 0 && <span>{t('codeLacksFiles', { files: formatList(attached) })}</span>}
      </p>
    </Dialog>
  );
}

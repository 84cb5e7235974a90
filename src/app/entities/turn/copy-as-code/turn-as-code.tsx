import { formatNumber } from '#app/lib/format.ts';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Turn } from '#contract/task.ts';
import { connectionQuery } from '#app/data/connection.ts';
import { fileName } from '#app/entities/file/file-name.ts';
import { CopyButton } from '#app/components/copy-button.tsx';
import { Dialog } from '#app/components/dialog.tsx';
import { Segmented } from '#app/components/segmented.tsx';
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
      title={`Copy turn ${formatNumber(turn.seq)} as…`}
      size="wide"
      onClose={onClose}
      actions={code !== undefined && <CopyButton look="primary" size="base" label="Copy" text={() => code} />}
    >
      <div className="-m-1 overflow-x-auto p-1">
        <Segmented label="Language" options={LANGUAGES} value={language} onChange={setLanguage} />
      </div>
      <pre
        tabIndex={0}
        aria-label="The call as code"
        className="figures mt-3 max-h-[50vh] overflow-auto rounded-lg border border-line bg-rail p-3 text-xs leading-5"
      >
        <code>{code}</code>
      </pre>
      <p className="mt-3 text-xs text-ink-2">
        <span>{`${
          turn.seq === 0
            ? 'Running it starts a new task on this worker, and spends credits. '
            : 'Running it adds a turn to this task, and spends credits. '
        }The key is read from `}</span>
        <span className="figures">HANDINGER_API_KEY</span>
        <span>{`.${attached.length > 0 ? ` Not in it, and to be attached: ${attached.join(', ')}.` : ''}`}</span>
      </p>
    </Dialog>
  );
}

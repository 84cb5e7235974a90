import { Download } from 'lucide-react';
import type { KnownUsage } from '#app/data/usage.ts';
import { saveBlob } from '#app/lib/save-blob.ts';
import { dateOf } from '#app/lib/zoned-time.ts';
import type { Action } from '#app/components/action.ts';
import { useActions } from '#app/components/action-registry.tsx';
import { ActionButton } from '#app/components/action-button.tsx';
import { t } from '#app/messages/usage.ts';
import { breakdownCsv } from './breakdown-csv.ts';

type ExportBreakdownProps = { known: KnownUsage; workerTitle: (workerId: string) => string };

export function ExportBreakdown({ known: { usage, workerId }, workerTitle }: ExportBreakdownProps) {
  const action: Action = {
    id: 'export-usage',
    label: t('exportCsv'),
    icon: Download,
    group: 'usage',
    disabled: usage.groups.length === 0 ? t('nothingToExport') : undefined,
    perform() {
      const of = workerId === undefined ? '' : `of-${workerId}-`;
      const days = [Date.parse(usage.from), Date.parse(usage.to) - 1].map((at) => dateOf(at, usage.timeZone));
      // Excel detects UTF-8 by its byte order mark.
      const csv = new Blob(['\uFEFF', breakdownCsv(usage, workerTitle)], { type: 'text/csv' });
      saveBlob(csv, `usage-${of}by-${usage.groupBy ?? 'nothing'}-${days.join('-')}.csv`);
    },
  };
  useActions([action]);
  return <ActionButton action={action} />;
}

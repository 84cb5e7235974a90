import { Download } from 'lucide-react';
import type { Usage } from '#contract/usage.ts';
import { dateOf } from '#app/lib/zoned-time.ts';
import { Button } from '#app/ui/button.tsx';
import { breakdownCsv } from './breakdown-csv.ts';

type ExportBreakdownProps = { usage: Usage; workerTitle: (workerId: string) => string };

/** Saves the breakdown as CSV. */
export function ExportBreakdown({ usage, workerTitle }: ExportBreakdownProps) {
  function save() {
    const url = URL.createObjectURL(new Blob([breakdownCsv(usage, workerTitle)], { type: 'text/csv' }));
    const link = document.createElement('a');
    link.href = url;
    const [from, to] = [Date.parse(usage.from), Date.parse(usage.to) - 1].map((at) => dateOf(at, usage.timeZone));
    link.download = `usage-by-${usage.groupBy ?? 'nothing'}-${from}-${to}.csv`;
    link.click();
    URL.revokeObjectURL(url);
  }
  return (
    <Button disabled={usage.groups.length === 0} onClick={save}>
      <Download size={14} aria-hidden />
      <span className="max-sm:sr-only">Export CSV</span>
    </Button>
  );
}

import { Table2, ChartNoAxesColumn } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import type { Usage } from '#contract/usage.ts';
import { Button } from '#app/components/button.tsx';
import { t } from '#app/messages/usage.ts';
import { BucketTable } from './bucket-table.tsx';
import { ChartColumns } from './chart-columns.tsx';
import { ChartLegend } from './chart-legend.tsx';
import { seriesOf } from './stack.ts';

type UsageChartProps = {
  usage: Usage;
  labelOf: (key: string) => string;
  intervalPicker: ReactNode;
};

export function UsageChart({ usage, labelOf, intervalPicker }: UsageChartProps) {
  const [asTable, setAsTable] = useState(false);
  const series = seriesOf(usage.groups);
  const Icon = asTable ? ChartNoAxesColumn : Table2;
  return (
    <section aria-labelledby="over-time" className="pt-5">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <h2 id="over-time" className="text-sm font-semibold">
          {t('overTime')}
        </h2>
        <span className="ml-auto flex flex-wrap items-center gap-x-2">
          {intervalPicker}
          <Button look="quiet" size="small" className="-mr-2.5" onClick={() => setAsTable(!asTable)}>
            <Icon size={14} aria-hidden />
            <span>{t(asTable ? 'showChart' : 'showTable')}</span>
          </Button>
        </span>
      </div>
      {asTable ? (
        <BucketTable usage={usage} series={series} labelOf={labelOf} />
      ) : (
        <>
          <ChartColumns usage={usage} series={series} labelOf={labelOf} />
          <ChartLegend usage={usage} series={series} labelOf={labelOf} />
        </>
      )}
    </section>
  );
}

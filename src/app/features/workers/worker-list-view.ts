import { ORDERS, type Order } from '#contract/task-list-query.ts';
import type { UsageOfGroup } from '#contract/usage.ts';
import type { WorkerTemplate } from '#contract/worker.ts';
import type { WorkerUsage } from '#app/data/worker-usage.ts';
import { workerTitle } from '#app/entities/worker/worker-title.ts';
import { holdsSearch } from '#app/lib/search-words.ts';

export const WORKER_COLUMNS = ['title', 'tasks', 'credits', 'failureRate', 'lastRun', 'updated'] as const;
export type WorkerColumn = (typeof WORKER_COLUMNS)[number];

/** The state of the list of workers, all in the URL. */
export type WorkerListView = {
  readonly q: string;
  /** Undefined: the workers of the newest tasks first. */
  readonly sort: WorkerColumn | undefined;
  readonly order: Order;
  readonly showsOneOffs: boolean;
};

const SHOWN = 'show';

/** Uses defaults for missing and invalid parameters. */
export function viewOf(search: URLSearchParams): WorkerListView {
  return {
    q: search.get('q') ?? '',
    sort: WORKER_COLUMNS.find((column) => column === search.get('sort')),
    order: ORDERS.find((order) => order === search.get('order')) ?? 'desc',
    showsOneOffs: search.get('oneOff') === SHOWN,
  };
}

/** Omits defaults. */
export function searchOf({ q, sort, order, showsOneOffs }: WorkerListView): URLSearchParams {
  const search = new URLSearchParams();
  if (q !== '') search.set('q', q);
  if (sort !== undefined) search.set('sort', sort);
  if (sort !== undefined && order !== 'desc') search.set('order', order);
  if (showsOneOffs) search.set('oneOff', SHOWN);
  return search;
}

export type WorkerRowData = {
  readonly worker: WorkerTemplate;
  readonly title: string;
  /** Undefined without an ended turn in the period, and if usage is unknown. */
  readonly usage: UsageOfGroup | undefined;
};

/** Filters by title and summary, and sorts. Workers without a figure come last in either order. */
export function rowsOf(
  workers: readonly WorkerTemplate[],
  usage: WorkerUsage['byWorker'] | undefined,
  { q, sort = 'lastRun', order }: WorkerListView,
): readonly WorkerRowData[] {
  const rows = workers
    .map((worker) => ({ worker, title: workerTitle(worker), usage: usage?.get(worker.id) }))
    .filter(({ worker, title }) => q === '' || holdsSearch(`${title}\n${worker.summary ?? ''}`, q));
  const sign = order === 'asc' ? 1 : -1;
  if (sort === 'title') return rows.toSorted((a, b) => sign * a.title.localeCompare(b.title));
  return rows.toSorted((a, b) => {
    const [one, other] = [valueOf(a, sort), valueOf(b, sort)];
    if (one === undefined || other === undefined) return Number(one === undefined) - Number(other === undefined);
    return sign * (one - other);
  });
}

function valueOf({ worker, usage }: WorkerRowData, column: Exclude<WorkerColumn, 'title'>): number | undefined {
  switch (column) {
    case 'failureRate':
      return failureRateOf(usage);
    case 'lastRun':
      return worker.lastTaskAt == null ? undefined : Date.parse(worker.lastTaskAt);
    case 'updated': {
      const changed = worker.updatedAt ?? worker.createdAt;
      return changed === null ? undefined : Date.parse(changed);
    }
    default:
      return usage?.[column] ?? 0;
  }
}

export function failureRateOf(usage: UsageOfGroup | undefined): number | undefined {
  return usage === undefined || usage.turns === 0 ? undefined : usage.failedTurns / usage.turns;
}

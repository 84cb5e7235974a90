import { isRunning, type ListedTask } from '#contract/task.ts';
import { ONE_OFF } from '#contract/worker.ts';
import { holdsSearch } from '#app/lib/search-words.ts';
import type { TaskFilter } from './task-filter.ts';
import { taskTitle } from './task-title.ts';

/** Names in warnings. Those that begin with `turn` are about a task's turns. */
export type FilterName =
  | 'search'
  | 'status'
  | 'turnStatus'
  | 'trigger'
  | 'turnTrigger'
  | 'budget'
  | 'turnBudget'
  | 'cause'
  | 'turnCause'
  | 'date'
  | 'turnDate'
  | 'credits'
  | 'worker'
  | 'errors'
  | 'files'
  | 'archived';

/** What a listed task proves about a filter. */
export type Verdict = 'fits' | 'contradicts' | 'unknown';

type Check = {
  name: (filter: TaskFilter) => FilterName;
  judge: (task: ListedTask, filter: TaskFilter) => Verdict;
};

const filtersTurns = ({ of }: TaskFilter) => of === 'turns';
const verdictOf = (fits: boolean): Verdict => (fits ? 'fits' : 'contradicts');

/** With `of=turns` a task proves something only if it has a single, ended turn. */
function oneOf(
  key: 'status' | 'triggeredBy' | 'budget' | 'cause',
  names: { task: FilterName; turn: FilterName },
  read: (task: ListedTask) => string | null | undefined,
): Check {
  return {
    name: (filter) => (filtersTurns(filter) ? names.turn : names.task),
    judge(task, filter) {
      const values: readonly string[] | undefined = filter[key];
      const value = read(task);
      if (values === undefined) return 'fits';
      if (value == null) return 'unknown';
      if (!filtersTurns(filter)) return verdictOf(values.includes(value));
      const isOnlyTurn = task.totals.turnCount === 1 && !isRunning(task);
      return isOnlyTurn && !values.includes(value) ? 'contradicts' : 'unknown';
    },
  };
}

/** With `of=turns` the end of a turn is between the task's creation and its end. */
const dates: Check = {
  name: (filter) => (filtersTurns(filter) ? 'turnDate' : 'date'),
  judge({ createdAt, completedAt }, filter) {
    const from = filter.from === undefined ? -Infinity : Date.parse(filter.from);
    const to = filter.to === undefined ? Infinity : Date.parse(filter.to);
    if (from === -Infinity && to === Infinity) return 'fits';
    const created = Date.parse(createdAt);
    if (!filtersTurns(filter)) return verdictOf(created >= from && created < to);
    const ended = completedAt == null ? Infinity : Date.parse(completedAt);
    return created >= to || ended < from ? 'contradicts' : 'unknown';
  },
};

const credits: Check = {
  name: () => 'credits',
  judge: ({ totals }, { minCredits = -Infinity, maxCredits = Infinity }) =>
    verdictOf(totals.credits >= minCredits && totals.credits <= maxCredits),
};

/**
 * Verifies each filter on a task; `null` if it does not narrow the list. A missing filter is a type error, so that
 * "Select all" can't trust it.
 */
const CHECKS: { readonly [Key in keyof TaskFilter]-?: Check | null } = {
  q: {
    name: () => 'search',
    judge(task, { q }) {
      if (q === undefined || holdsSearch(taskTitle(task), q)) return 'fits';
      if (task.match == null) return 'contradicts';
      return holdsSearch(task.match.excerpt, q) ? 'fits' : 'unknown';
    },
  },
  status: oneOf('status', { task: 'status', turn: 'turnStatus' }, ({ status }) => status),
  triggeredBy: oneOf('triggeredBy', { task: 'trigger', turn: 'turnTrigger' }, ({ triggeredBy }) => triggeredBy),
  budget: oneOf('budget', { task: 'budget', turn: 'turnBudget' }, ({ budget }) => budget),
  // A task without a failure has no cause, which contradicts any.
  cause: oneOf('cause', { task: 'cause', turn: 'turnCause' }, ({ failure }) =>
    failure === null ? '' : failure?.cause,
  ),
  workerId: {
    name: () => 'worker',
    judge(task, { workerId }) {
      if (workerId === undefined || workerId.includes(task.workerId)) return 'fits';
      return workerId.includes(ONE_OFF) ? 'unknown' : 'contradicts';
    },
  },
  from: dates,
  to: dates,
  minCredits: credits,
  maxCredits: credits,
  hasErrors: {
    name: () => 'errors',
    // A task's status is that of its newest turn.
    judge({ status, totals }, { hasErrors }) {
      if (hasErrors === undefined) return 'fits';
      const noErrors = status === 'completed' && totals.turnCount === 1;
      return (hasErrors && noErrors) || (!hasErrors && status === 'error') ? 'contradicts' : 'unknown';
    },
  },
  hasFiles: {
    name: () => 'files',
    judge: (_, { hasFiles }) => (hasFiles === undefined ? 'fits' : 'unknown'),
  },
  archived: {
    name: () => 'archived',
    judge({ archivedAt }, { archived = 'exclude' }) {
      if (archived === 'include') return 'fits';
      return verdictOf(archived === 'only' ? archivedAt != null : archivedAt == null);
    },
  },
  of: null,
  sort: null,
  order: null,
};

const checks = [...new Set(Object.values(CHECKS))].filter((check) => check !== null);

export function checkTask(filter: TaskFilter, task: ListedTask): Verdict {
  const verdicts = checks.map(({ judge }) => judge(task, filter));
  return verdicts.find((verdict) => verdict === 'contradicts') ?? verdicts.find((it) => it === 'unknown') ?? 'fits';
}

/** By filter name. */
export type Findings = {
  readonly contradicted: readonly FilterName[];
  /** Possibly ignored. */
  readonly unverified: readonly FilterName[];
  readonly isInOrder: boolean;
};

export function checkAnswer(filter: TaskFilter, items: readonly ListedTask[]): Findings {
  const namesOf = (verdict: Verdict) =>
    checks.filter(({ judge }) => items.some((task) => judge(task, filter) === verdict)).map(({ name }) => name(filter));
  return {
    contradicted: namesOf('contradicts'),
    unverified: namesOf('unknown'),
    isInOrder: isInOrder(filter, items),
  };
}

export function joinFindings(findings: readonly Findings[]): Findings {
  const contradicted = [...new Set(findings.flatMap((found) => found.contradicted))];
  const unverified = new Set(findings.flatMap((found) => found.unverified));
  return {
    contradicted,
    unverified: [...unverified].filter((name) => !contradicted.includes(name)),
    isInOrder: findings.every((found) => found.isInOrder),
  };
}

function isInOrder({ sort, order = 'desc' }: TaskFilter, items: readonly ListedTask[]): boolean {
  if (sort === undefined && order === 'desc') return true; // No order was requested.
  const figures = items.map(({ createdAt, totals }) =>
    sort === undefined || sort === 'createdAt' ? Date.parse(createdAt) : totals[sort],
  );
  return figures.every((figure, index) => {
    const before = figures[index - 1] ?? figure;
    return order === 'desc' ? before >= figure : before <= figure;
  });
}

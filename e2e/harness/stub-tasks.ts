import { scriptOf, taskOf, turnOf, workerOf, type Script, type StubTurn } from './stub-record.ts';
import type { StubTime } from './stub-time.ts';

export interface Dialect {
  /** The API docs say so, the client's types don't. */
  readonly turnsInTask: boolean;
  readonly list: boolean;
  readonly resume: 'stream' | 'json' | 'missing';
  readonly eventIds: boolean;
  readonly idempotencyKey: boolean;
  /** Otherwise refuses a turn sent while another runs with 409. */
  readonly queuesTurns: boolean;
}

export const HOSTED: Dialect = {
  turnsInTask: false,
  list: false,
  resume: 'missing',
  eventIds: false,
  idempotencyKey: false,
  queuesTurns: true,
};

export const EMBEDDED: Dialect = {
  turnsInTask: true,
  list: true,
  resume: 'stream',
  eventIds: true,
  idempotencyKey: true,
  queuesTurns: false,
};

export interface StubSend {
  readonly input: string;
  readonly taskId: string | undefined;
  readonly workerId: string | undefined;
  readonly stream: boolean;
  readonly fileNames: readonly string[];
  readonly idempotencyKey: string | undefined;
}

export interface StubTasksDeps {
  readonly dialect: Dialect;
  readonly time: StubTime;
  readonly answer?: ((input: string) => Script) | undefined;
  readonly lagMs?: ((n: number) => number) | undefined;
}

export type Refusal = { readonly status: number; readonly error: string };

export function createStubTasks({ dialect, time, answer = scriptOf, lagMs }: StubTasksDeps) {
  const turns: StubTurn[] = [];
  const archived = new Set<string>();

  const turnsOf = (taskId: string | undefined) => turns.filter((turn) => turn.taskId === taskId);
  const visibleTurnsOf = (taskId: string) => turnsOf(taskId).filter(({ visibleAt }) => visibleAt <= time.now());

  /** Accepts a turn, returns the one with the same key, or refuses it. */
  function accept(sent: StubSend): StubTurn | Refusal {
    const key = dialect.idempotencyKey ? sent.idempotencyKey : undefined;
    const known = key === undefined ? undefined : turns.find(({ idempotencyKey }) => idempotencyKey === key);
    if (known !== undefined) return known;
    const before = turnsOf(sent.taskId).at(-1);
    if (before !== undefined && sent.workerId !== undefined && sent.workerId !== before.workerId)
      return { status: 403, error: 'This task belongs to another worker.' };
    if (before !== undefined && !dialect.queuesTurns && time.now() < before.endsAt)
      return { status: 409, error: 'This task is still running.' };
    const n = turns.length;
    const script = answer(sent.input);
    const startsAt = Math.max(time.now(), before?.endsAt ?? 0);
    const turn: StubTurn = {
      id: `trn_stub${n}`,
      taskId: sent.taskId ?? `tsk_stub${n}`,
      workerId: before?.workerId ?? sent.workerId ?? `wrk_stub${n}`,
      seq: before === undefined ? 0 : before.seq + 1,
      input: sent.input,
      fileNames: sent.fileNames,
      idempotencyKey: key,
      takenAt: time.now(),
      startsAt,
      endsAt: startsAt + script.parts.length * script.everyMs,
      visibleAt: time.now() + (lagMs?.(n) ?? 0),
      script,
    };
    turns.push(turn);
    return turn;
  }

  function list() {
    const ids = [...new Set(turns.map(({ taskId }) => taskId))].filter(
      (id) => !archived.has(id) && visibleTurnsOf(id).length > 0,
    );
    return { items: ids.map((id) => taskOf(visibleTurnsOf(id), time.now())), nextCursor: null };
  }

  function read(method: string, path: string): readonly [status: number, body: unknown] {
    const [, , noun, id = '', rest] = path.split('/').map(decodeURIComponent);
    const now = time.now();
    if (noun === 'tasks' && id === '') return dialect.list ? [200, list()] : [405, { error: 'Method not allowed' }];
    const recorded = visibleTurnsOf(id);
    if (noun === 'tasks' && recorded.length > 0) {
      const items = recorded.map((turn) => turnOf(turn, now));
      if (method === 'DELETE') return [200, { archived: archived.add(id).has(id) }];
      if (rest === 'turns') return [200, { items, taskId: id }];
      if (rest === undefined)
        return [200, { task: taskOf(recorded, now), ...(dialect.turnsInTask && { turns: items }) }];
    }
    const turn = turns.findLast(({ workerId }) => workerId === id);
    if (noun === 'workers' && dialect.resume !== 'missing' && turn !== undefined) return [200, workerOf(turn, now)];
    return [404, { error: noun === 'tasks' ? 'Task not found' : 'Not found' }];
  }

  return {
    turns,
    turnsOf,
    accept,
    read,
    /** A turn is charged once, at its end. */
    charged: () => turns.reduce((sum, { endsAt, script }) => (endsAt <= time.now() ? sum + script.credits : sum), 0),
  };
}

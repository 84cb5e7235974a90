import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import sirv from 'sirv';
import { parseEventId } from '../../../src/contract/task-event.ts';
import { isRunning, type Turn } from '../../../src/contract/task.ts';
import { partsOf } from './parts.ts';
import { createTurnStream, type TurnStream } from './turn-stream.ts';
import { createTask, KINDS, withTail, type StubTask } from './tasks.ts';

const KEPT = 2;

/**
 * Serves an API, the peers' pages, and `POST /bench/stream-rest?taskId=`. A new task's id names its kind
 * (`tsk_KIND_…`). `peers`: folder of built pages.
 */
export function createStub(peers: string): RequestListener {
  const tasks = new Map<string, { task: StubTask; stream: TurnStream }>();
  const servePeers = sirv(peers, { brotli: true, gzip: true });

  function open(id: string) {
    const known = tasks.get(id);
    if (known !== undefined) return known;
    const kind = KINDS.find((one) => id.startsWith(`tsk_${one}_`));
    if (kind === undefined) return undefined;
    const task = createTask(id, kind);
    const made = { task, stream: createTurnStream(task) };
    tasks.set(id, made);
    // One page is measured at a time.
    for (const old of [...tasks.keys()].slice(0, -KEPT)) tasks.delete(old);
    return made;
  }

  function recordOf({ task, stream }: { task: StubTask; stream: TurnStream }) {
    return stream.ended ? withTail(task) : task;
  }

  async function streamRest(id: string, res: ServerResponse) {
    const found = open(id);
    if (found === undefined) return respond(res, 404, { error: 'No such task.' });
    while (!found.stream.isRead) await sleep(20);
    const { kind } = found.task;
    return respond(res, 200, kind === 'live' ? await found.stream.streamPaced() : await found.stream.streamAtOnce());
  }

  return (req, res) => {
    const { pathname, searchParams } = new URL(req.url ?? '/', 'http://stub');
    const [, api, noun, id = '', more] = pathname.split('/');
    if (api === 'bench') return void streamRest(searchParams.get('taskId') ?? '', res);
    if (api === 'peers') {
      req.url = pathname.slice('/peers'.length);
      return servePeers(req, res, () => respond(res, 404, { error: 'Nothing is here.' }));
    }
    if (noun === 'account') return respond(res, 200, ACCOUNT);
    if (noun === 'tasks' && id === '') return respond(res, 200, { items: [], nextCursor: null });
    if (noun === 'workers' && id === '') return respond(res, 200, { items: [] });
    const found = open(noun === 'workers' ? (searchParams.get('taskId') ?? '') : id);
    if (found === undefined) return respond(res, 404, { error: 'No such task.' });
    if (noun === 'workers') return found.stream.read(res, offsetAfter(req));
    const { task, turns } = recordOf(found);
    if (more === undefined) return respond(res, 200, { task, turns: turns.map(asRecord) });
    const from = Number(searchParams.get('from') ?? 0);
    const to = Number(searchParams.get('to') ?? Infinity);
    const selected = turns.filter(({ seq }) => seq >= from && seq <= to);
    return respond(res, 200, {
      taskId: task.id,
      items: selected.map(searchParams.has('parts') ? withParts : asRecord),
    });
  };
}

/** A running turn's text is only in its stream. */
function asRecord(turn: Turn): Turn {
  return isRunning(turn) ? { ...turn, outputText: null } : turn;
}

function withParts(turn: Turn): Turn {
  return { ...asRecord(turn), parts: partsOf(turn).map((part, offset) => ({ offset, at: offset, part })) };
}

function offsetAfter({ headers }: IncomingMessage): number {
  const last = parseEventId(String(headers['last-event-id'] ?? ''));
  return last === undefined ? 0 : last.offset + 1;
}

const ACCOUNT = {
  organizationId: 'org_bench',
  creditsGranted: 10_000,
  creditsSpent: 0,
  creditsLeft: 10_000,
  engine: { name: 'stub', description: 'Says what the bench wants sent.', languageModel: false },
};

function respond(res: ServerResponse, status: number, body: unknown): void {
  res.writeHead(status, { 'content-type': 'application/json' });
  res.end(JSON.stringify(body));
}

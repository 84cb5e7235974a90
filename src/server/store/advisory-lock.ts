import pg from 'pg';
import { messageOf, StartProblem } from '../start-problem.ts';

const LOCK_ID = 4_310_431_100;
const ATTEMPTS = 30;
const PAUSE_MS = 1000;

interface Listeners {
  report(problem: unknown): void;
  onLost(problem: StartProblem): void;
}

const HELD =
  'Another handinger-dashboard API uses the database at DATABASE_URL. Stop it first, or name another database.';

/** Uses its own connection. Calls `onLost` if it breaks and the lock can't be taken again. */
export async function holdAdvisoryLock(
  connectionString: string,
  { report, onLost }: Listeners,
): Promise<{ release(): Promise<void> }> {
  const released = new AbortController();
  let client = await take();

  async function take(): Promise<pg.Client> {
    const next = new pg.Client({ connectionString, keepAlive: true });
    try {
      await next.connect();
    } catch (error) {
      throw new StartProblem(
        `DATABASE_URL can't be reached: ${messageOf(error)}. Write it like postgres://user:password@host:5432/name, ` +
          'or leave it out to use the embedded database.',
      );
    }
    next.on('error', report);
    const { rows } = await next.query<{ held: boolean }>('select pg_try_advisory_lock($1) as held', [LOCK_ID]);
    if (rows[0]?.held !== true) {
      await next.end();
      throw new StartProblem(HELD);
    }
    next.once('end', () => {
      if (!released.signal.aborted) void retake();
    });
    return next;
  }

  async function retake(): Promise<void> {
    for (let attempt = 1; !released.signal.aborted; attempt += 1) {
      try {
        client = await take();
        if (released.signal.aborted) await client.end();
        return;
      } catch (error) {
        if (attempt === ATTEMPTS) {
          onLost(new StartProblem(messageOf(error)));
          return;
        }
        await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
      }
    }
  }

  return {
    async release() {
      released.abort();
      await client.end();
    },
  };
}

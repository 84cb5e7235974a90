import type { FittingTurns, ListedTask, Match, TaskList } from '#contract/task.ts';
import { taskResponse } from './responses.ts';
import type { Links } from './links.ts';
import type { Principal } from './records.ts';
import type { Runner } from './runner.ts';
import { excerptOf } from './search/excerpt.ts';
import type { Search } from './search/search.ts';
import type { FoundTask, Store, TaskPage } from './store.ts';
import { formatCursor, positionOf } from './task-cursor.ts';

export interface ListRequest {
  page: TaskPage;
  count: boolean;
  causes: boolean;
}

export async function listTasks(
  { store, runner }: { store: Store; runner: Runner },
  { organizationId }: Principal,
  { page, count, causes }: ListRequest,
  links: Links,
): Promise<TaskList> {
  // One more tells whether there is a next page.
  const found = await store.listTasks(organizationId, { ...page, limit: page.limit + 1 });
  const shown = found.slice(0, page.limit);
  const last = shown.at(-1)?.task;
  const excerpts = await readExcerpts(store, organizationId, shown, page.search ?? []);
  const ids = shown.map(({ task }) => task.id);
  const fitting = page.of === 'turns' ? await store.sumMatchingTurns(organizationId, ids, page) : undefined;
  const items = shown.map(({ task, hit }): ListedTask => ({
    ...taskResponse(task, runner.running(organizationId, task.id), links),
    ...(hit && { match: matchOf(hit, excerpts.get(task.id) ?? '') }),
    ...(fitting && { fitting: fitting.get(task.id) ?? NOTHING }),
  }));
  return {
    items,
    nextCursor:
      found.length > items.length && last !== undefined ? formatCursor(page, positionOf(last, page.sort)) : null,
    ...(count ? { total: await store.countTasks(organizationId, page) } : {}),
    ...(causes ? { causes: await store.countCauses(organizationId, page) } : {}),
  };
}

const NOTHING: FittingTurns = { credits: 0, durationMs: 0, turnCount: 0, newestTurn: null };

function matchOf({ field, seq }: NonNullable<FoundTask['hit']>, excerpt: string): Match {
  return { field, seq: field === 'title' ? null : seq, excerpt };
}

/** Read first, since most matches are there. */
const FIRST_CHARS = 20_000;

async function readExcerpts(
  store: Store,
  organizationId: string,
  found: readonly FoundTask[],
  search: Search,
): Promise<Map<string, string>> {
  const excerpts = new Map<string, string>();
  const places = found.flatMap(({ task: { id: taskId, title }, hit }) => {
    if (hit === undefined) return [];
    if (hit.field !== 'title') return [{ taskId, seq: hit.seq, field: hit.field }];
    excerpts.set(taskId, excerptOf(title, search) ?? title);
    return [];
  });
  const read = async (some: typeof places, length?: number) => {
    const texts = await store.readTexts(organizationId, some, length);
    for (const { taskId, field } of some) {
      const text = texts.find((candidate) => candidate.taskId === taskId)?.[field] ?? '';
      const excerpt = excerptOf(text, search);
      if (excerpt !== undefined) excerpts.set(taskId, excerpt);
    }
  };
  await read(places, FIRST_CHARS);
  // One by one, because they are long.
  for (const place of places) if (!excerpts.has(place.taskId)) await read([place]);
  return excerpts;
}

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useLocalTasks } from '#app/data/local-tasks.ts';
import { useHiddenTaskIds } from '#app/data/hidden-tasks.ts';
import { workersQuery } from '#app/data/workers.ts';
import { splitOneOffs } from '#app/entities/worker/one-off.ts';
import { hasWords } from '#app/lib/search-words.ts';
import { useActionRegistry } from '#app/components/action-registry.tsx';
import { useRecentTasks } from '#app/entities/task/use-recent-tasks.ts';
import { t } from '#app/messages/command-palette.ts';
import { t as tCommon } from '#app/messages/common.ts';
import { t as tNavigation } from '#app/messages/navigation.ts';
import { groupActions } from './group-actions.ts';
import type { Command, Destination, Section } from './palette-item.ts';
import { parsePaletteQuery } from './palette-query.ts';
import { parsePastedId } from './pasted-address.ts';
import {
  choiceDestination,
  pastedDestination,
  searchDestination,
  taskDestination,
  workerDestination,
  defaultDestinations,
  usageDestinations,
} from './destinations.ts';
import { rank, uniqueById } from './rank.ts';
import { recentChoices } from './recent-choices.ts';
import { truncateQuery, useTaskSearch, type TaskSearch } from '#app/entities/task/use-task-search.ts';

const RECENT = 5;
const LOCAL = 8;
const BEST = 12;

export type Sections = {
  readonly sections: readonly Section[];
  readonly searching: boolean;
  readonly note: string | undefined;
  /** Without a prefix. */
  readonly words: string;
};

/**
 * Without a query: recent tasks, recent choices, actions, more tasks, workers. After `>`, only commands; after `#`, only
 * tasks.
 */
export function useSections(text: string): Sections {
  const { scope, words: query } = parsePaletteQuery(text);
  const [findsCommands, findsTasks, findsAll] = [scope !== 'tasks', scope !== 'commands', scope === 'all'];
  const navigate = useNavigate();
  const registry = useActionRegistry();
  const itemOf = <Place extends Destination>(place: Place) => ({ ...place, perform: () => void navigate(place.to) });
  const actions = uniqueById(registry.list())
    .filter(({ id, isMovement = false }) => id !== 'palette' && !isMovement)
    .map((action): Command => ({ ...action, category: t(`group.${action.group}`) }));
  const [choices] = useState(recentChoices);
  const { running, recent } = useRecentTasks();
  const hiddenIds = useHiddenTaskIds();
  const local = useLocalTasks().filter(({ id }) => !hiddenIds.has(id));
  const { data: workers } = useQuery(workersQuery);
  const search = useTaskSearch(findsTasks ? query : '');

  const commands: readonly Command[] = findsCommands ? [...actions, ...defaultDestinations().map(itemOf)] : [];
  const listed = uniqueById((findsTasks ? [...running, ...recent] : []).map((task) => itemOf(taskDestination(task))));
  const here = (findsTasks ? local : []).map((task) => itemOf(taskDestination(task)));
  const { permanent, oneOffs } = splitOneOffs((findsAll && workers) || []);
  const workerItems = permanent.map((worker) => itemOf(workerDestination(worker)));
  /** Found, but not listed. */
  const oneOffItems = oneOffs.map((worker) => itemOf(workerDestination(worker)));

  if (query.trim() === '') {
    const known = uniqueById([...commands, ...listed, ...workerItems, ...oneOffItems, ...here]);
    const chosen = (findsAll ? choices : []).flatMap((choice) => {
      const place = choiceDestination(choice);
      return known.find(({ id }) => id === choice.id) ?? (place ? itemOf(place) : []);
    });
    const sections = [
      { heading: tNavigation('runningAndRecentTasks'), entries: uniqueById([...listed, ...here]).slice(0, RECENT) },
      { heading: t('recentlyUsed'), entries: chosen.slice(0, RECENT) },
      ...groupActions(commands),
      { heading: t('moreTasks'), entries: uniqueById([...listed, ...here.slice(0, LOCAL)]) },
      { heading: tNavigation('workers'), entries: workerItems },
    ];
    return { sections: withoutRepeats(sections), searching: false, note: undefined, words: '' };
  }

  const pasted = findsTasks ? parsePastedId(query) : undefined;
  const named = pasted ? [itemOf(pastedDestination(pasted))] : [];
  const all = uniqueById([
    ...commands,
    ...listed,
    ...here,
    ...workerItems,
    ...oneOffItems,
    ...(findsAll ? usageDestinations().map(itemOf) : []),
  ]);
  const best = rank(all, query, new Set(choices.map(({ id }) => id))).slice(0, BEST);
  const sections = [
    { heading: undefined, entries: pasted?.isCertain === true ? named : [] },
    { heading: undefined, entries: best },
    {
      heading: t('foundInTasks'),
      entries: (findsTasks ? search.tasks : [])
        .filter(({ id }) => !hiddenIds.has(id))
        .map((task) => itemOf(taskDestination(task))),
    },
    {
      heading: undefined,
      entries: findsTasks && hasWords(query) ? [...named, itemOf(searchDestination(truncateQuery(query)))] : named,
    },
  ];
  const note = findsTasks ? noteOf(query, search) : undefined;
  return { sections: withoutRepeats(sections), searching: search.searching, note, words: query };
}

function noteOf(query: string, { problem, possible }: TaskSearch): string | undefined {
  if (!hasWords(query)) return tCommon('searchNeedsWords');
  if (problem) return t('notSearched', { reason: problem.message });
  if (possible) return undefined;
  return t('noSearch');
}

/** Removes items that an earlier section has. */
function withoutRepeats(sections: readonly Section[]): readonly Section[] {
  const seen = new Set<string>();
  return sections
    .map(({ heading, entries }) => ({
      heading,
      entries: entries.filter(({ id }) => !seen.has(id) && seen.add(id)),
    }))
    .filter(({ entries }) => entries.length > 0);
}

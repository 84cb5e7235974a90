import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useLocalTasks } from '#app/data/local-tasks.ts';
import { useHiddenTaskIds } from '#app/data/hidden-tasks.ts';
import { workersQuery } from '#app/data/workers.ts';
import { hasWords, SEARCH_NEEDS_WORDS } from '#app/lib/search-words.ts';
import { registeredActions } from '#app/components/action.ts';
import { useRecentTasks } from '#app/entities/task/use-recent-tasks.ts';
import { groupActions } from './group-actions.ts';
import type { PaletteItem, Destination, Section } from './palette-item.ts';
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
import { truncateQuery, useTaskSearch, type TaskSearch } from './use-task-search.ts';

const RECENT = 5;
const LOCAL = 8;
const BEST = 12;

export type Sections = {
  readonly sections: readonly Section[];
  readonly searching: boolean;
  readonly note: string | undefined;
};

/** Without a query: actions, recent choices, tasks, workers. */
export function useSections(query: string): Sections {
  const navigate = useNavigate();
  const itemOf = (place: Destination): PaletteItem => ({ ...place, perform: () => void navigate(place.to) });
  const actions = uniqueById(registeredActions().filter(({ id }) => id !== 'palette'));
  const [choices] = useState(recentChoices);
  const { running, recent } = useRecentTasks();
  const hiddenIds = useHiddenTaskIds();
  const local = useLocalTasks().filter(({ id }) => !hiddenIds.has(id));
  const { data: workers } = useQuery(workersQuery);
  const search = useTaskSearch(query);

  const commands = [...actions, ...defaultDestinations.map(itemOf)];
  const listed = uniqueById([...running, ...recent].map((task) => itemOf(taskDestination(task))));
  const here = local.map((task) => itemOf(taskDestination(task)));
  const workerItems = (workers ?? []).map((worker) => itemOf(workerDestination(worker)));

  if (query.trim() === '') {
    const known = uniqueById([...commands, ...listed, ...workerItems, ...here]);
    const chosen = choices.flatMap((choice) => {
      const place = choiceDestination(choice);
      return known.find(({ id }) => id === choice.id) ?? (place ? itemOf(place) : []);
    });
    const sections = [
      { heading: 'Chosen before', entries: chosen.slice(0, RECENT) },
      ...groupActions(commands),
      { heading: 'Tasks at hand', entries: uniqueById([...listed, ...here.slice(0, LOCAL)]) },
      { heading: 'Workers', entries: workerItems },
    ];
    return { sections: withoutRepeats(sections), searching: false, note: undefined };
  }

  const pasted = parsePastedId(query);
  const named = pasted ? [itemOf(pastedDestination(pasted))] : [];
  const all = uniqueById([...commands, ...listed, ...here, ...workerItems, ...usageDestinations.map(itemOf)]);
  const best = rank(all, query, new Set(choices.map(({ id }) => id))).slice(0, BEST);
  const sections = [
    { heading: undefined, entries: pasted?.isCertain === true ? named : [] },
    { heading: undefined, entries: best },
    {
      heading: 'Found in tasks',
      entries: search.tasks.filter(({ id }) => !hiddenIds.has(id)).map((task) => itemOf(taskDestination(task))),
    },
    {
      heading: undefined,
      entries: hasWords(query) ? [...named, itemOf(searchDestination(truncateQuery(query)))] : named,
    },
  ];
  return { sections: withoutRepeats(sections), searching: search.searching, note: noteOf(query, search) };
}

function noteOf(query: string, { problem, possible }: TaskSearch): string | undefined {
  if (!hasWords(query)) return `${SEARCH_NEEDS_WORDS}.`;
  if (problem) return `The tasks could not be searched. ${problem.message}`;
  if (possible) return undefined;
  return 'This API has no search: of the tasks, those sent or opened in this browser are found by title.';
}

/** Removes items that an earlier section has, and then empty sections. */
function withoutRepeats(sections: readonly Section[]): readonly Section[] {
  const seen = new Set<string>();
  return sections
    .map(({ heading, entries }) => ({
      heading,
      entries: entries.filter(({ id }) => !seen.has(id) && seen.add(id)),
    }))
    .filter(({ entries }) => entries.length > 0);
}

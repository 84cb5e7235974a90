import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useLocalTasks } from '#app/data/local-tasks.ts';
import { useHiddenTaskIds } from '#app/data/hidden-tasks.ts';
import { workersQuery } from '#app/data/workers.ts';
import { hasWords, SEARCH_NEEDS_WORDS } from '#app/lib/search-words.ts';
import { registeredActions } from '#app/components/action.ts';
import { useRecentTasks } from '#app/entities/task/use-recent-tasks.ts';
import { byGroup } from './by-group.ts';
import type { Entry, Place, Section } from './entry.ts';
import { pastedPlace } from './pasted-address.ts';
import {
  placeOfChoice,
  placeOfPasted,
  placeOfSearch,
  placeOfTask,
  placeOfWorker,
  standingPlaces,
  usageViews,
} from './places.ts';
import { rank, withoutDoubles } from './rank.ts';
import { recentChoices } from './recent-choices.ts';
import { askable, useTaskSearch, type TaskSearch } from './use-task-search.ts';

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
  const entryOf = (place: Place): Entry => ({ ...place, perform: () => void navigate(place.to) });
  const actions = withoutDoubles(registeredActions().filter(({ id }) => id !== 'palette'));
  const [choices] = useState(recentChoices);
  const { running, recent } = useRecentTasks();
  const held = useHiddenTaskIds();
  const local = useLocalTasks().filter(({ id }) => !held.has(id));
  const { data: workers } = useQuery(workersQuery);
  const search = useTaskSearch(query);

  const doable = [...actions, ...standingPlaces.map(entryOf)];
  const listed = withoutDoubles([...running, ...recent].map((task) => entryOf(placeOfTask(task))));
  const here = local.map((task) => entryOf(placeOfTask(task)));
  const workerPlaces = (workers ?? []).map((worker) => entryOf(placeOfWorker(worker)));

  if (query.trim() === '') {
    const known = withoutDoubles([...doable, ...listed, ...workerPlaces, ...here]);
    const chosen = choices.flatMap((choice) => {
      const place = placeOfChoice(choice);
      return known.find(({ id }) => id === choice.id) ?? (place ? entryOf(place) : []);
    });
    const sections = [
      { heading: 'Chosen before', entries: chosen.slice(0, RECENT) },
      ...byGroup(doable),
      { heading: 'Tasks at hand', entries: withoutDoubles([...listed, ...here.slice(0, LOCAL)]) },
      { heading: 'Workers', entries: workerPlaces },
    ];
    return { sections: eachOnce(sections), searching: false, note: undefined };
  }

  const pasted = pastedPlace(query);
  const named = pasted ? [entryOf(placeOfPasted(pasted))] : [];
  const all = withoutDoubles([...doable, ...listed, ...here, ...workerPlaces, ...usageViews.map(entryOf)]);
  const best = rank(all, query, new Set(choices.map(({ id }) => id))).slice(0, BEST);
  const sections = [
    { heading: undefined, entries: pasted?.isSure === true ? named : [] },
    { heading: undefined, entries: best },
    {
      heading: 'Found in tasks',
      entries: search.tasks.filter(({ id }) => !held.has(id)).map((task) => entryOf(placeOfTask(task))),
    },
    { heading: undefined, entries: hasWords(query) ? [...named, entryOf(placeOfSearch(askable(query)))] : named },
  ];
  return { sections: eachOnce(sections), searching: search.searching, note: noteOf(query, search) };
}

function noteOf(query: string, { problem, possible }: TaskSearch): string | undefined {
  if (!hasWords(query)) return `${SEARCH_NEEDS_WORDS}.`;
  if (problem) return `The tasks could not be searched. ${problem.message}`;
  if (possible) return undefined;
  return 'This API has no search: of the tasks, those sent or opened in this browser are found by title.';
}

/** Removes items that an earlier section has, and then empty sections. */
function eachOnce(sections: readonly Section[]): readonly Section[] {
  const seen = new Set<string>();
  return sections
    .map(({ heading, entries }) => ({
      heading,
      entries: entries.filter(({ id }) => !seen.has(id) && seen.add(id)),
    }))
    .filter(({ entries }) => entries.length > 0);
}

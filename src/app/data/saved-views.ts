import { useSyncExternalStore } from 'react';
import * as z from 'zod/mini';
import { queryOf } from '#app/lib/query-of.ts';
import { readJson } from '#app/lib/read-json.ts';
import { DATE_PRESETS, matchingPreset, presetRange } from './date-presets.ts';
import { savedViewsText } from './saved-views-text.ts';
import { parseFilter, type TaskFilter } from './task-filter.ts';

/** `query`: the filter without its dates if these are a preset, which moves on with time. */
const SavedView = z.object({ name: z.string(), query: z.string(), dates: z.optional(z.enum(DATE_PRESETS)) });
export type SavedView = z.infer<typeof SavedView>;

export const MOST_VIEWS = 20;
export const LONGEST_VIEW_NAME = 60;

/** `now`: milliseconds since the epoch. */
export function createView(name: string, filter: TaskFilter, now: number): SavedView {
  const hasDates = filter.from !== undefined || filter.to !== undefined;
  const dates = hasDates ? matchingPreset(filter, now) : undefined;
  const rest = dates === undefined ? filter : { ...filter, from: undefined, to: undefined };
  return { name, query: queryOf(rest), ...(dates !== undefined && { dates }) };
}

export function filterOfView({ query, dates }: SavedView, now: number): TaskFilter {
  const { filter } = parseFilter(new URLSearchParams(query));
  return dates === undefined ? filter : { ...filter, ...presetRange(dates, now) };
}

/** Returns the view that shows the same list. */
export function findView(views: readonly SavedView[], filter: TaskFilter, now: number): SavedView | undefined {
  const wanted = queryOf(filter);
  return views.find((view) => queryOf(filterOfView(view, now)) === wanted);
}

/** Numbers a name that is taken: `Errors 2`. */
export function withView(views: readonly SavedView[], view: SavedView): readonly SavedView[] {
  const names = new Set(views.map(({ name }) => name));
  let name = view.name;
  for (let n = 2; names.has(name); n += 1) name = `${view.name} ${n}`;
  return [...views, { ...view, name }];
}

let cached: { text: string | null; views: readonly SavedView[] } = { text: null, views: [] };

function savedViews(): readonly SavedView[] {
  const text = savedViewsText.read();
  if (text !== cached.text) cached = { text, views: readJson(z.array(SavedView), text) ?? [] };
  return cached.views;
}

function store(views: readonly SavedView[]): boolean {
  return savedViewsText.write(views.length === 0 ? null : JSON.stringify(views));
}

export function saveView(view: SavedView): 'saved' | 'tooMany' | 'refused' {
  const views = savedViews();
  if (views.length >= MOST_VIEWS) return 'tooMany';
  return store(withView(views, view)) ? 'saved' : 'refused';
}

/** Returns a function that puts it back in its place. */
export function removeView(name: string): () => void {
  const views = savedViews();
  const at = views.findIndex((view) => view.name === name);
  const view = views[at];
  if (view === undefined) return () => undefined;
  store(views.toSpliced(at, 1));
  return () => {
    const others = savedViews();
    if (!others.some((other) => other.name === name)) store(others.toSpliced(at, 0, view));
  };
}

/** In the order in which they were saved. */
export function useSavedViews(): readonly SavedView[] {
  return useSyncExternalStore(savedViewsText.subscribe, savedViews);
}

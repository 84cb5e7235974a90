import { Bot, ChartNoAxesColumn, List, Plus, type LucideIcon } from 'lucide-react';
import { paths } from './paths.ts';

type Page = { to: string; label: string; icon: LucideIcon; keys: string };

export const newTask: Page = { to: paths.newTask, label: 'New task', icon: Plus, keys: 'c' };
export const newWorker = { to: paths.newWorker, label: 'New worker', icon: Plus };

/** Where the rail, the keys and the palette lead. */
export const pages: readonly Page[] = [
  newTask,
  { to: paths.tasks, label: 'Tasks', icon: List, keys: 'g t' },
  { to: paths.usage, label: 'Usage', icon: ChartNoAxesColumn, keys: 'g u' },
  { to: paths.workers, label: 'Workers', icon: Bot, keys: 'g w' },
];

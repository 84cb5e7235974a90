import { Bot, ChartNoAxesColumn, List, Plus, Settings, type LucideIcon } from 'lucide-react';
import { t } from '#app/messages/navigation.ts';
import { paths } from './paths.ts';

type Page = { to: string; label: () => string; icon: LucideIcon; keys: string };

export const newTask: Page = { to: paths.newTask, label: () => t('newTask'), icon: Plus, keys: 'c' };
export const newWorker = { to: paths.newWorker, label: () => t('newWorker'), icon: Plus };

/** For the sidebar, the keys and the command menu. */
export const pages: readonly Page[] = [
  newTask,
  { to: paths.tasks, label: () => t('tasks'), icon: List, keys: 'g t' },
  { to: paths.usage, label: () => t('usage'), icon: ChartNoAxesColumn, keys: 'g u' },
  { to: paths.workers, label: () => t('workers'), icon: Bot, keys: 'g w' },
  { to: paths.settings, label: () => t('settings'), icon: Settings, keys: 'g s' },
];

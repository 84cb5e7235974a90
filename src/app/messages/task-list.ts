import { createTranslator } from './create-translator.ts';
import { taskList } from './en/task-list.ts';

export const t = createTranslator('taskList', taskList);

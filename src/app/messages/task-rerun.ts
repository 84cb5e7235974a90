import { createTranslator } from './create-translator.ts';
import { taskRerun } from './en/task-rerun.ts';

export const t = createTranslator('taskRerun', taskRerun);

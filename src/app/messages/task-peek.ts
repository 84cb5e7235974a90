import { createTranslator } from './create-translator.ts';
import { taskPeek } from './en/task-peek.ts';

export const t = createTranslator('taskPeek', taskPeek);

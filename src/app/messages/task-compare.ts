import { createTranslator } from './create-translator.ts';
import { taskCompare } from './en/task-compare.ts';

export const t = createTranslator('taskCompare', taskCompare);

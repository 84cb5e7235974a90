import { createTranslator } from './create-translator.ts';
import { task } from './en/task.ts';

export const t = createTranslator('task', task);

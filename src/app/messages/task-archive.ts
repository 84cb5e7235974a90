import { createTranslator } from './create-translator.ts';
import { taskArchive } from './en/task-archive.ts';

export const t = createTranslator('taskArchive', taskArchive);

import { createTranslator } from './create-translator.ts';
import { taskExport } from './en/task-export.ts';

export const t = createTranslator('taskExport', taskExport);

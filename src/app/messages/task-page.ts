import { createTranslator } from './create-translator.ts';
import { taskPage } from './en/task-page.ts';

export const t = createTranslator('taskPage', taskPage);

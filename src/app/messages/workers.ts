import { createTranslator } from './create-translator.ts';
import { workers } from './en/workers.ts';

export const t = createTranslator('workers', workers);

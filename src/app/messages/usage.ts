import { createTranslator } from './create-translator.ts';
import { usage } from './en/usage.ts';

export const t = createTranslator('usage', usage);

import { createTranslator } from './create-translator.ts';
import { days } from './en/days.ts';

export const t = createTranslator('days', days);

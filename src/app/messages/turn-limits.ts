import { createTranslator } from './create-translator.ts';
import { turnLimits } from './en/turn-limits.ts';

export const t = createTranslator('turnLimits', turnLimits);

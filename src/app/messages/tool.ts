import { createTranslator } from './create-translator.ts';
import { tool } from './en/tool.ts';

export const t = createTranslator('tool', tool);

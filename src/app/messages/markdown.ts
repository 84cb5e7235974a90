import { createTranslator } from './create-translator.ts';
import { markdown } from './en/markdown.ts';

export const t = createTranslator('markdown', markdown);

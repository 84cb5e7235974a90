import { createTranslator } from './create-translator.ts';
import { common } from './en/common.ts';

export const t = createTranslator('common', common);

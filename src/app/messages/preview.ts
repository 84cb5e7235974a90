import { createTranslator } from './create-translator.ts';
import { preview } from './en/preview.ts';

export const t = createTranslator('preview', preview);

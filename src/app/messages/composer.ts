import { createTranslator } from './create-translator.ts';
import { composer } from './en/composer.ts';

export const t = createTranslator('composer', composer);

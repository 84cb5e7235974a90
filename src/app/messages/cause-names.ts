import { createTranslator } from './create-translator.ts';
import { causeNames } from './en/cause-names.ts';

export const t = createTranslator('causeNames', causeNames);

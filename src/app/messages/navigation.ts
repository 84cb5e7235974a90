import { createTranslator } from './create-translator.ts';
import { navigation } from './en/navigation.ts';

export const t = createTranslator('navigation', navigation);

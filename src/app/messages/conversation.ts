import { createTranslator } from './create-translator.ts';
import { conversation } from './en/conversation.ts';

export const t = createTranslator('conversation', conversation);

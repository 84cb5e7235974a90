import { createTranslator } from './create-translator.ts';
import { notifications } from './en/notifications.ts';

export const t = createTranslator('notifications', notifications);

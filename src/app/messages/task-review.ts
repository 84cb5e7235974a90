import { createTranslator } from './create-translator.ts';
import { taskReview } from './en/task-review.ts';

export const t = createTranslator('taskReview', taskReview);

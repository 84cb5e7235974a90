export { usage } from './usage.ts';
export { workers } from './workers.ts';

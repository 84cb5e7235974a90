export { commandPalette } from './command-palette.ts';
export { common } from './common.ts';
export { navigation } from './navigation.ts';
export { shell } from './shell.ts';
export { task } from './task.ts';
export { taskPage } from './task-page.ts';
export { usage } from './usage.ts';
export { workers } from './workers.ts';

import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));
export const VITE = join(ROOT, 'node_modules/vite/bin/vite.js');
export const API = join(ROOT, 'src/server/main.ts');
export const PROXY = join(ROOT, 'src/proxy/main.ts');

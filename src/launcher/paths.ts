import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
export const VITE = join(ROOT, 'node_modules/vite/bin/vite.js');
export const API = join(ROOT, 'dist/programs/api.js');
export const PROXY = join(ROOT, 'dist/programs/proxy.js');

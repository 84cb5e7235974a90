import { buildIfStale } from './build-if-stale.mjs';
import { page, programs, ROOT } from './parts.mjs';

// `node src/launcher/build.mjs [page] [programs]`: a process of its own, so that the build's memory ends with it.
const names = process.argv.slice(2);
for (const part of [page, programs]) {
  if (names.length === 0 || names.includes(part.name)) await buildIfStale(ROOT, part);
}

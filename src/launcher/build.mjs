import { buildIfStale } from './build-if-stale.mjs';
import { page, programs, ROOT } from './build-parts.mjs';

// `node src/launcher/build.mjs [page] [programs]`. Its own process, so that its memory is freed.
const names = process.argv.slice(2);
for (const part of [page, programs]) {
  if (names.length === 0 || names.includes(part.name)) await buildIfStale(ROOT, part);
}

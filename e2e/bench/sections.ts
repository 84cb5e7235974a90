import type { Section } from './section.ts';
import { burstSection } from './sections/burst.ts';
import { coldSection } from './sections/cold.ts';
import { filesSection } from './sections/files.ts';
import { heapSection } from './sections/heap.ts';
import { liveSection } from './sections/live.ts';
import { openSection } from './sections/open.ts';
import type { PageDeps } from './sections/page-section.ts';
import { proxySection } from './sections/proxy.ts';
import { reviewSection } from './sections/review.ts';
import { scriptsSection } from './sections/scripts.ts';
import { scrollSection } from './sections/scroll.ts';
import { startSection } from './sections/start.ts';

export function sectionsOf(pages: PageDeps): readonly Section[] {
  const ofPages = [
    liveSection,
    burstSection,
    coldSection,
    openSection,
    scrollSection,
    scriptsSection,
    heapSection,
    reviewSection,
  ];
  return [
    ...ofPages.map((section) => section(pages)),
    proxySection(pages.runs),
    filesSection(pages.runs),
    startSection(pages.runs),
  ];
}

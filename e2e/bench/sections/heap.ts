import type { CDPSession } from 'playwright';
import type { Contender } from '../page/contender.ts';
import { withPage } from '../page/open-page.ts';
import type { Environment } from '../environment.ts';
import type { Section } from '../section.ts';
import { createTask, type Kind, LAST_MARK, textOf } from '../stub/tasks.ts';
import { atMost, type PageDeps } from './page-section.ts';
import { measureRounds } from './rounds.ts';

const MB = 1e6;

const PLAN = {
  'bare page': { unit: 'MB' },
  '1,000 turns': { unit: 'MB' },
  '1,000 turns, to the bare page plus the text': { unit: '', goal: { ...atMost(1.5), floors: [] } },
  '400 KB live': { unit: 'MB' },
  '400 KB live, to the bare page plus the text': { unit: '', goal: { ...atMost(1.5), floors: [] } },
} as const;

export function heapSection({ environment, contenders, runs }: PageDeps): Section {
  return {
    name: 'heap',
    run: async () => ({
      title: 'Heap after 1,000 turns, and after 400 KB live',
      method:
        "V8's used heap after two collections, once the page is at rest. The bare page is the same page with a task of one short turn; the text is what the " +
        'conversation says, a byte a character.',
      rows: await measureRounds(contenders, runs, PLAN, async (contender, number) => {
        const bare = await heapOf(environment, contender, 'short', number);
        const turns = await heapOf(environment, contender, 'turns', number);
        const live = await heapOf(environment, contender, 'burst', number);
        return {
          'bare page': bare / MB,
          '1,000 turns': turns / MB,
          '1,000 turns, to the bare page plus the text': turns / (bare + charsOf('turns')),
          '400 KB live': live / MB,
          '400 KB live, to the bare page plus the text': live / (bare + charsOf('burst')),
        };
      }),
    }),
  };
}

function charsOf(kind: Kind): number {
  return textOf(createTask('tsk', kind)).length;
}

function heapOf(environment: Environment, contender: Contender, kind: Kind, number: string): Promise<number> {
  const taskId = `tsk_${kind}_${number}`;
  return withPage(environment.browser, contender.url(taskId), async ({ page, cdp }) => {
    if (kind === 'burst') await environment.streamRest(taskId);
    await page.evaluate((mark) => probe.shown(mark), LAST_MARK);
    await page.evaluate(() => probe.rest());
    return usedHeap(cdp);
  });
}

async function usedHeap(cdp: CDPSession): Promise<number> {
  await cdp.send('HeapProfiler.enable');
  for (let times = 0; times < 2; times += 1) await cdp.send('HeapProfiler.collectGarbage');
  return (await cdp.send('Runtime.getHeapUsage')).usedSize;
}

import { describe, expect, test } from 'vitest';
import { createFakeApi, type FakeApi } from '#app/testing/fake-api.ts';
import { createFakeBrowser, type FakeTab } from '#app/testing/fake-browser.ts';
import { createFakeClock, type FakeClock } from '#app/testing/fake-clock.ts';
import { NOT_LIVE, type LiveTask } from './live-task.ts';
import { createSlots } from './slots.ts';
import { createTaskStreams, type TaskStreams } from './task-streams.ts';
import { EMPTY_TRANSCRIPT } from './transcript/transcript-items.ts';
import { transcriptText } from './transcript/transcript.ts';

type Tab = FakeTab & {
  streams: TaskStreams;
  live: () => LiveTask;
  text: () => string;
  ended: Promise<unknown>;
  endings: () => number;
};

function openTab(browser: ReturnType<typeof createFakeBrowser>, api: FakeApi, clock: FakeClock): Tab {
  const tab = browser.openTab();
  let live = NOT_LIVE;
  let endings = 0;
  let onEnded: () => void = () => undefined;
  const ended = new Promise<void>((resolve) => {
    onEnded = resolve;
  });
  let ids = 0;
  const streams = createTaskStreams({
    openResume: api.openResume,
    retrieve: api.retrieve,
    shown: () => live,
    show: (_taskId, next) => {
      live = next;
    },
    onEnded: () => {
      endings += 1;
      onEnded();
    },
    schedule: queueMicrotask,
    yieldToMain: () => Promise.resolve(),
    now: clock.now,
    wait: clock.wait,
    pause: clock.wait,
    random: () => 1,
    isVisible: () => true,
    newId: () => `term-${(ids += 1)}-${Math.random()}`,
    takeSlot: createSlots({ tabs: { locks: tab.locks, channel: tab.slotChannel }, random: () => 0 }),
    tabs: tab,
  });
  return Object.assign(tab, {
    streams,
    live: () => live,
    text: () => transcriptText(live.transcripts[0] ?? EMPTY_TRANSCRIPT),
    ended,
    endings: () => endings,
  });
}

function world(tabs: number, also?: readonly string[]) {
  const browser = createFakeBrowser();
  const api = createFakeApi('k', also);
  const clock = createFakeClock();
  const open = () => openTab(browser, api, clock);
  return { browser, api, clock, open, tabs: Array.from({ length: tabs }, open) };
}

async function sayAll({ api, clock }: { api: FakeApi; clock: FakeClock }, count = api.frames.length) {
  for (let i = 0; i < count; i += 1) {
    api.say();
    await clock.settle();
  }
}

describe('many tabs on one running task', () => {
  test('twelve tabs share one stream and its events, and read the record once at the end', async () => {
    const { api, clock, tabs } = world(12);
    for (const tab of tabs) tab.streams.follow(api.record());
    await clock.settle();
    await sayAll({ api, clock }, 3);
    expect(api.counts).toMatchObject({ open: 1, opened: 1, recordReads: 1 });
    for (const tab of tabs) expect(tab.text()).toBe('One two ');
    await sayAll({ api, clock });
    for (const tab of tabs) {
      expect(tab.text()).toBe(api.outputText);
      expect(tab.live()).toMatchObject({ phase: 'idle', provenance: { 0: 'resumed' } });
      expect(tab.endings()).toBe(1);
    }
    expect(api.counts).toEqual({ open: 0, opened: 1, recordReads: 2 });
  });

  test('a single tab sends no messages', async () => {
    const { api, browser, clock, tabs } = world(1);
    tabs[0]?.streams.follow(api.record());
    await clock.settle();
    await sayAll({ api, clock });
    expect(tabs[0]?.text()).toBe(api.outputText);
    expect(browser.sent.map(({ kind }) => kind)).toEqual(['ask', 'snapshot']);
  });

  test.each([0, 1, 2, 3, 4, 5, 6, 7])(
    'another tab continues without a gap or repetition when the leader dies before event %d',
    async (at) => {
      const { api, clock, tabs } = world(3);
      for (const tab of tabs) tab.streams.follow(api.record());
      await clock.settle();
      await sayAll({ api, clock }, at);
      tabs[0]?.close();
      await clock.settle();
      await sayAll({ api, clock });
      for (const tab of tabs.slice(1)) {
        expect(tab.text()).toBe(api.outputText);
        expect(tab.live().phase).toBe('idle');
      }
    },
  );

  test.each([0, 1, 2, 3, 4, 5, 6])('a tab that joins after %d events gets those and later ones', async (at) => {
    const { api, clock, tabs, open } = world(1);
    tabs[0]?.streams.follow(api.record());
    await clock.settle();
    await sayAll({ api, clock }, at);
    const late = open();
    late.streams.follow(api.record());
    // It asks while events come; either order works.
    api.say();
    await clock.settle();
    expect(late.text()).toBe(tabs[0]?.text());
    await sayAll({ api, clock });
    expect(late.text()).toBe(api.outputText);
    expect(api.counts.opened).toBe(1);
  });

  test('a tab whose send was accepted takes the lead', async () => {
    const { api, clock, tabs } = world(2);
    tabs[0]?.streams.follow(api.record());
    await clock.settle();
    await sayAll({ api, clock }, 2);
    tabs[1]?.streams.adopt('k', 0, api.send());
    await clock.settle();
    expect(api.counts.open).toBe(1);
    await sayAll({ api, clock });
    for (const tab of tabs) expect(tab.text()).toBe(api.outputText);
    expect(tabs[1]?.live().provenance[0]).toBe('live');
  });

  test('two sends accepted in two tabs leave one reader', async () => {
    const { api, clock, tabs } = world(2);
    tabs[0]?.streams.adopt('k', 0, api.send());
    tabs[1]?.streams.adopt('k', 0, api.send());
    await clock.settle();
    expect(api.counts.open).toBe(1);
    await sayAll({ api, clock });
    for (const tab of tabs) expect(tab.text()).toBe(api.outputText);
  });

  test('a tab that detaches stops alone, and hands over the lead', async () => {
    const { api, clock, tabs } = world(2);
    for (const tab of tabs) tab.streams.follow(api.record());
    await clock.settle();
    await sayAll({ api, clock }, 2);
    tabs[0]?.streams.detach('k');
    await clock.settle();
    await sayAll({ api, clock }, 1);
    expect([tabs[0]?.live().phase, tabs[0]?.text()]).toEqual(['detached', 'One ']);
    expect(tabs[1]?.text()).toBe('One two ');
    await sayAll({ api, clock });
    expect(tabs[1]?.text()).toBe(api.outputText);
    expect([tabs[0]?.live().phase, tabs[0]?.live().transcripts, tabs[0]?.endings()]).toEqual(['idle', {}, 1]);
  });

  test('a leader that hangs loses the lead', async () => {
    const { api, clock, tabs } = world(2);
    for (const tab of tabs) tab.streams.follow(api.record());
    await clock.settle();
    if (tabs[0] !== undefined) tabs[0].hangs = true;
    await sayAll({ api, clock });
    const second = tabs[1];
    await clock.until(second?.ended ?? Promise.reject(new Error('no second tab')));
    expect(second?.text()).toBe(api.outputText);
  });

  test('a tab that requests a snapshot just after the end shows the record', async () => {
    const { api, clock, tabs, open } = world(2);
    const [running] = [api.record()];
    for (const tab of tabs) tab.streams.follow(running);
    await clock.settle();
    await sayAll({ api, clock }, api.frames.length - 1);
    const ended = Promise.all(tabs.map((tab) => tab.ended));
    api.say();
    await ended;
    const late = open();
    late.streams.follow({ ...running, turns: running.turns.map((turn) => ({ ...turn, seq: 3 })) });
    await clock.settle();
    expect(late.live().transcripts).toEqual({});
  });

  test('a tab that misses a message requests a snapshot and shows no gap', async () => {
    const { api, clock, tabs } = world(2);
    for (const tab of tabs) tab.streams.follow(api.record());
    await clock.settle();
    await sayAll({ api, clock }, 2);
    const second = tabs[1];
    if (second === undefined) throw new Error('no second tab');
    second.hangs = true;
    await sayAll({ api, clock }, 2);
    expect(second.text()).toBe('One ');
    second.hangs = false;
    await sayAll({ api, clock }, 1);
    expect(second.text()).toBe('One two three four ');
    await sayAll({ api, clock });
    expect(second.live().provenance[0]).toBe('resumed');
  });

  test('a part nested too deeply for a message does not stop the reader; other tabs read the record', async () => {
    const depth = 20_000;
    const input = `{"type":"tool-input-available","toolCallId":"c","toolName":"t","input":${'['.repeat(depth)}${']'.repeat(depth)}}`;
    const { api, clock, tabs } = world(2, [input]);
    for (const tab of tabs) tab.streams.follow(api.record());
    await clock.settle();
    await sayAll({ api, clock });
    expect(tabs.map((tab) => [tab.live().phase, tab.endings()])).toEqual([
      ['idle', 1],
      ['idle', 1],
    ]);
    expect(tabs[0]?.text()).toBe(api.outputText);
    expect(tabs[1]?.live().transcripts).toEqual({});
    expect(api.counts.opened).toBe(1);
  });
});

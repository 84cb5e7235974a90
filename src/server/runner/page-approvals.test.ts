import { expect, test } from 'vitest';
import type { KnownPart } from '#contract/task-event.ts';
import { systemClock } from '../system-clock.ts';
import { createPageApprovals, type PageApprovalsOptions } from './page-approvals.ts';

function setUp(given: Partial<PageApprovalsOptions> = {}) {
  const recorded: KnownPart[] = [];
  const hosts: string[] = [];
  let ids = 0;
  const approvals = createPageApprovals({
    inputs: ['Read https://written.example/a'],
    worker: { id: 'wrk_1', allowedHosts: ['listed.example'] },
    hasOutsideText: () => true,
    record: async (part) => void recorded.push(part),
    allowHost: async (host) => void hosts.push(host),
    newId: () => `apr_${(ids += 1)}`,
    clock: systemClock,
    signal: new AbortController().signal,
    ...given,
  });
  const states = () => recorded.map((part) => part.type === 'data-approval' && part.data.state);
  const approve = (url: string, from?: string, call = 'call') =>
    approvals.approve({ url: new URL(url), redirectedFrom: from === undefined ? undefined : new URL(from) }, call);
  return { approvals, approve, recorded, states, hosts };
}

test.each([
  ['the operator wrote it', 'https://written.example/a', undefined],
  ['its host is on the list', 'https://listed.example/any?thing=1', undefined],
  ['its host redirected to itself', 'https://other.example/b', 'https://other.example/a'],
  ['its host redirected to https', 'https://other.example/a', 'http://other.example/a'],
])('does not ask about a page if %s', async (_, url, from) => {
  const { approve, states } = setUp();
  await approve(url, from);
  expect(states()).toEqual([]);
});

test('does not ask before the model knows text from outside', async () => {
  const { approve, approvals, states } = setUp({ hasOutsideText: () => false });
  await approve('https://any.example/1', undefined, 'first');
  await approve('https://other.example/2', 'https://any.example/1', 'first');
  expect(states()).toEqual([]);
  void approve('https://any.example/3', undefined, 'second').catch(() => undefined);
  await expect.poll(states).toEqual(['waiting']);
  expect(approvals.waiting()).toMatchObject({
    url: 'https://any.example/3',
    host: 'any.example',
    toolCallId: 'second',
  });
});

test.each([
  ['more than was written', 'https://written.example/a?data=1', undefined],
  ['the host with a dot', 'https://listed.example./', undefined],
  ['a host below the listed one', 'https://x.listed.example/', undefined],
  ['a redirect from a listed host', 'https://evil.example/?data=1', 'https://listed.example/go'],
  ['a redirect from a written URL', 'https://evil.example/', 'https://written.example/a'],
  ['a redirect to http', 'http://other.example/a', 'https://other.example/a'],
])('asks about %s, and refuses it when denied', async (_, url, from) => {
  const { approve, approvals, states } = setUp();
  const asked = approve(url, from);
  await expect.poll(() => approvals.waiting()?.id).toBe('apr_1');
  expect(await approvals.answer('apr_1', 'deny')).toMatchObject({ state: 'denied', url });
  await expect(asked).rejects.toThrow('The operator did not allow this page.');
  expect(states()).toEqual(['waiting', 'denied']);
  expect(approvals.waiting()).toBeUndefined();
});

test('asks only once about a host that was denied, and keeps the first answer', async () => {
  const { approve, approvals, states } = setUp();
  const asked = approve('https://evil.example/1').catch((error: unknown) => String(error));
  await expect.poll(() => approvals.waiting()?.id).toBe('apr_1');
  await approvals.answer('apr_1', 'deny');
  expect(await approvals.answer('apr_1', 'always')).toMatchObject({ state: 'denied' });
  await asked;
  await expect(approve('https://evil.example/2')).rejects.toThrow('has not allowed pages of evil.example');
  expect(states()).toEqual(['waiting', 'denied']);
  expect(await approvals.answer('apr_9', 'allow')).toBeUndefined();
});

test('allows one page, or always the host', async () => {
  const { approve, approvals, hosts } = setUp();
  const first = approve('https://new.example/1');
  await expect.poll(() => approvals.waiting()?.id).toBe('apr_1');
  await approvals.answer('apr_1', 'allow');
  await first;
  expect(hosts).toEqual([]);
  const second = approve('https://new.example/2');
  await expect.poll(() => approvals.waiting()?.id).toBe('apr_2');
  await approvals.answer('apr_2', 'always');
  await second;
  expect(hosts).toEqual(['new.example']);
  await approve('https://new.example/3');
});

test('stays open if the host can not be kept', async () => {
  let fails = true;
  const { approve, approvals } = setUp({
    allowHost: async () => {
      if (fails) throw new Error('no database');
    },
  });
  const asked = approve('https://new.example/1');
  await expect.poll(() => approvals.waiting()?.id).toBe('apr_1');
  await expect(approvals.answer('apr_1', 'always')).rejects.toThrow('no database');
  expect(approvals.waiting()?.id).toBe('apr_1');
  fails = false;
  expect(await approvals.answer('apr_1', 'always')).toMatchObject({ state: 'always' });
  await asked;
});

test('expires when its time is up while a host can not be kept', async () => {
  let endTime = () => {};
  let fail: (error: Error) => void = () => {};
  const timeUp = new Promise<void>((resolve) => (endTime = resolve));
  const kept = new Promise<void>((_, reject) => (fail = reject));
  const { approve, approvals, states } = setUp({
    allowHost: () => kept,
    clock: { ...systemClock, sleep: () => timeUp },
  });
  const asked = approve('https://new.example/1');
  await expect.poll(() => approvals.waiting()?.id).toBe('apr_1');
  const answered = approvals.answer('apr_1', 'always');
  endTime();
  await timeUp;
  fail(new Error('no database'));
  await expect(answered).rejects.toThrow('no database');
  await expect(asked).rejects.toThrow('Nobody allowed this page');
  expect(states()).toEqual(['waiting', 'expired']);
});

test('ends with the turn', async () => {
  const turn = new AbortController();
  const { approve, approvals } = setUp({ signal: turn.signal });
  const asked = approve('https://new.example/1');
  await expect.poll(() => approvals.waiting()?.id).toBe('apr_1');
  turn.abort(new Error('stopped'));
  await expect(asked).rejects.toThrow('stopped');
  expect(approvals.waiting()).toBeUndefined();
});

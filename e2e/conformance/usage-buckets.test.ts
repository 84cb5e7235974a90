import { expect, test } from 'vitest';
import { errorOf, type Query } from '../harness/api-client.ts';
import { describeApi } from './describe-api.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

describeApi('usage buckets', (target) => {
  const readUsage = (query: Query) => target.client.readUsage(query);

  const startsOf = async (query: Query) => (await readUsage(query)).buckets.map(({ start }) => start);

  const hoursBetween = (starts: readonly string[], to: string) =>
    starts.map((start, index) => (Date.parse(starts[index + 1] ?? to) - Date.parse(start)) / HOUR);

  test.each([
    ['Europe/Berlin', '2031-03-29T23:00:00.000Z', '2031-03-30T22:00:00.000Z', 23],
    ['Europe/Berlin', '2031-10-25T22:00:00.000Z', '2031-10-26T23:00:00.000Z', 25],
    ['America/New_York', '2031-03-09T05:00:00.000Z', '2031-03-10T04:00:00.000Z', 23],
    ['America/New_York', '2031-11-02T04:00:00.000Z', '2031-11-03T05:00:00.000Z', 25],
    // Clocks skip from 24:00 to 1:00.
    ['Asia/Beirut', '2031-03-29T22:00:00.000Z', '2031-03-30T21:00:00.000Z', 23],
    // Clocks go back from 1:00 to 0:00. The day starts at the first.
    ['Atlantic/Azores', '2031-10-26T00:00:00.000Z', '2031-10-27T01:00:00.000Z', 25],
    ['Asia/Kathmandu', '2031-03-29T18:15:00.000Z', '2031-03-30T18:15:00.000Z', 24],
  ])('in %s the day from %s to %s has %i hours', async (timeZone, start, end, hours) => {
    const [from, to] = [Date.parse(start) - DAY / 2, Date.parse(end) + DAY / 2].map((at) => new Date(at).toISOString());
    expect(await startsOf({ from: from ?? '', to: to ?? '', timeZone })).toEqual([from, start, end]);

    const starts = await startsOf({ from: start, to: end, timeZone, interval: 'hour' });
    expect(starts).toHaveLength(hours);
    expect(hoursBetween(starts, end).every((length) => length === 1)).toBe(true);
  });

  test.each(['CET', 'MET', 'Europe/Berlin'])('follow daylight saving time in %s', async (timeZone) => {
    const [from, to] = ['2031-07-01T22:00:00.000Z', '2031-07-03T22:00:00.000Z'];
    expect(await startsOf({ from, to, timeZone })).toEqual([from, '2031-07-02T22:00:00.000Z']);
    expect((await readUsage({ from, to, timeZone })).timeZone).toBe(timeZone);
  });

  test('extend the hour in which a time zone goes back by half an hour', async () => {
    const [from, to] = ['2031-04-05T13:00:00.000Z', '2031-04-05T17:30:00.000Z'];
    const starts = await startsOf({ from, to, timeZone: 'Australia/Lord_Howe', interval: 'hour' });
    expect(hoursBetween(starts, to)).toEqual([1, 1.5, 1, 1]);
  });

  test("start weeks on Monday, months on the first, and the first bucket at the range's start", async () => {
    const [from, to, timeZone] = ['2031-10-23T10:00:00.000Z', '2031-12-02T00:00:00.000Z', 'America/New_York'];
    expect(await startsOf({ from, to, timeZone, interval: 'week' })).toEqual([
      from,
      '2031-10-27T04:00:00.000Z',
      '2031-11-03T05:00:00.000Z',
      '2031-11-10T05:00:00.000Z',
      '2031-11-17T05:00:00.000Z',
      '2031-11-24T05:00:00.000Z',
      '2031-12-01T05:00:00.000Z',
    ]);
    expect(await startsOf({ from, to, timeZone, interval: 'month' })).toEqual([
      from,
      '2031-11-01T04:00:00.000Z',
      '2031-12-01T05:00:00.000Z',
    ]);
  });

  test('are at most 800, and the error suggests a longer interval', async () => {
    const from = '2031-01-01T00:00:00.000Z';
    const after = (buckets: number, length: number) => new Date(Date.parse(from) + buckets * length).toISOString();
    expect(await startsOf({ from, to: after(800, HOUR), interval: 'hour' })).toHaveLength(800);
    expect(await startsOf({ from, to: after(800, DAY) })).toHaveLength(800);
    for (const [interval, to] of [
      ['hour', after(801, HOUR)],
      ['day', after(801, DAY)],
      ['week', after(801, 7 * DAY)],
      ['hour', '9999-12-31T23:59:59.999Z'],
    ] as const) {
      const answer = await target.client.ask('GET', `/api/usage?from=${from}&to=${to}&interval=${interval}`);
      expect(answer.status).toBe(400);
      expect(errorOf(answer)).toMatch(new RegExp(`^interval: .*800 ${interval}s.*shorter range or a longer interval`));
    }
    const ages = await target.client.ask(
      'GET',
      '/api/usage?from=1001-01-01T00:00:00Z&to=9999-12-31T00:00:00Z&interval=month',
    );
    expect([ages.status, errorOf(ages)]).toEqual([400, expect.stringMatching(/shorter range\.$/)]);
  });

  test.each([
    ['from=yesterday', 'from'],
    ['from=2031-01-01', 'from'],
    ['from=2031-02-30T00:00:00Z', 'from'],
    ['to=12', 'to'],
    ['from=2031-01-02T00:00:00Z&to=2031-01-01T00:00:00Z', 'from'],
    ['from=2031-01-01T00:00:00Z&to=2031-01-01T00:00:00Z', 'from'],
    ['from=2031-01-01T00:00:00Z&from=2031-01-02T00:00:00Z', 'from'],
    ['to=9999-12-31T23:59:59-05:00', 'to'],
    ['interval=year', 'interval'],
    ['groupBy=colour', 'groupBy'],
    ['groupBy=worker&groupBy=budget', 'groupBy'],
    ['timeZone=Mars/Olympus', 'Mars/Olympus'],
    ['timeZone=', 'timeZone'],
    ['timeZone=%2B03:00', 'timeZone'],
    ['timeZone=FOO%2B3', 'timeZone'],
    [`timeZone=${encodeURIComponent("UTC'; drop table turns; --")}`, 'timeZone'],
    ['status=failed', 'status'],
    ['status=error&status=failed', 'status'],
    ['budget=huge', 'budget'],
    ['triggeredBy=me', 'triggeredBy'],
    ['workerId=', 'workerId'],
    ['workerId=wrk%00', 'workerId'],
    ['worker=wrk_1', 'worker'],
    ['bucketSpread=yes', 'bucketSpread'],
    ['limit=3', 'limit'],
  ])('refuses %s and names the parameter', async (query, name) => {
    const answer = await target.client.ask('GET', `/api/usage?${query}`);

    expect(answer.status).toBe(400);
    expect(errorOf(answer)).toContain(name);
  });
});

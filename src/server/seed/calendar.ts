import { type Trigger, TRIGGERS } from '#contract/task.ts';
import type { Profile } from './worker-profile.ts';
import type { Random } from './random.ts';

export const DAYS = 92;

const HOUR_MS = 3_600_000;
/** So that all tasks have ended. */
const LAST_START_MS = 30 * 60_000;

export interface Arrival {
  at: number;
  profile: Profile;
  trigger: Trigger;
}

/** Weights, UTC. */
const HOURS: Readonly<Record<Trigger, readonly number[]>> = {
  ui: [0, 0, 0, 0, 0, 1, 3, 8, 14, 16, 15, 11, 8, 12, 15, 14, 11, 6, 3, 2, 1, 1, 0, 0],
  email: [1, 1, 1, 1, 1, 2, 5, 9, 12, 11, 10, 8, 7, 8, 9, 9, 8, 6, 5, 4, 4, 3, 2, 1],
  api: [5, 4, 4, 4, 4, 5, 6, 8, 9, 9, 9, 8, 8, 9, 9, 9, 8, 7, 7, 6, 6, 6, 5, 5],
  schedule: [3, 0, 8, 0, 0, 14, 20, 6, 1, 0, 0, 0, 4, 0, 0, 0, 0, 1, 0, 0, 2, 0, 0, 0],
};

/** From Sunday. */
const WEEKDAYS: Readonly<Record<Trigger, readonly number[]>> = {
  ui: [1, 10, 11, 11, 10, 8, 1],
  email: [3, 12, 10, 10, 9, 8, 4],
  api: [7, 10, 10, 10, 10, 9, 7],
  schedule: [8, 10, 10, 10, 10, 10, 8],
};

export function drawArrivals(random: Random, profiles: readonly Profile[], tasks: number, until: number): Arrival[] {
  const lastHour = Math.floor((until - LAST_START_MS - HOUR_MS) / HOUR_MS) * HOUR_MS;
  const hours = Array.from({ length: DAYS * 24 }, (_, index) => lastHour - (DAYS * 24 - 1 - index) * HOUR_MS);
  const drawHour = new Map(TRIGGERS.map((trigger) => [trigger, chooser(random, hours, trigger)]));
  const shares = Object.fromEntries(profiles.map(({ share }, index) => [String(index), share]));
  return Array.from({ length: tasks }, (): Arrival => {
    const profile = profiles[Number(random.choose(shares))] ?? random.pick(profiles);
    const trigger = random.choose(profile.triggers);
    const hour = drawHour.get(trigger)?.() ?? lastHour;
    const into =
      trigger === 'schedule' ? random.whole(0, 11) * 300_000 + random.whole(0, 900) : random.next() * HOUR_MS;
    return { at: Math.floor(hour + into), profile, trigger };
  }).toSorted((a, b) => a.at - b.at);
}

function chooser(random: Random, hours: readonly number[], trigger: Trigger): () => number {
  let sum = 0;
  const upTo = hours.map((start, index) => {
    const date = new Date(start);
    const growth = 0.8 + (0.4 * index) / hours.length;
    sum += growth * (HOURS[trigger][date.getUTCHours()] ?? 0) * (WEEKDAYS[trigger][date.getUTCDay()] ?? 0);
    return sum;
  });
  return () => {
    const drawn = random.next() * sum;
    let [low, high] = [0, upTo.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((upTo[middle] ?? 0) > drawn) high = middle;
      else low = middle + 1;
    }
    return hours[low] ?? 0;
  };
}

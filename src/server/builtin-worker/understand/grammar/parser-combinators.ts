export interface Match<T> {
  value: T;
  end: number;
}

/** Returns all ways to read tokens from a position. */
export type Rule<T> = (at: number) => readonly Match<T>[];

/** More readings mean that a question has no clear meaning. */
const MAX_READINGS = 400;

export class TooManyReadings extends Error {}

function limitReadings<T>(ways: readonly Match<T>[]): readonly Match<T>[] {
  if (ways.length > MAX_READINGS) throw new TooManyReadings();
  return ways;
}

type Values<Rules extends readonly Rule<unknown>[]> = {
  [K in keyof Rules]: Rules[K] extends Rule<infer T> ? T : never;
};

export function seq<const Rules extends readonly Rule<unknown>[]>(...rules: Rules): Rule<Values<Rules>> {
  return (at) => {
    let ways: readonly Match<unknown[]>[] = [{ value: [], end: at }];
    for (const rule of rules) {
      ways = limitReadings(
        ways.flatMap((way) => rule(way.end).map(({ value, end }) => ({ value: [...way.value, value], end }))),
      );
      if (ways.length === 0) return [];
    }
    return ways as unknown as Match<Values<Rules>>[];
  };
}

export function alt<T>(...rules: readonly Rule<T>[]): Rule<T> {
  return (at) => limitReadings(rules.flatMap((rule) => rule(at)));
}

export function opt<T>(rule: Rule<T>): Rule<T | undefined> {
  return (at) => [...rule(at), { value: undefined, end: at }];
}

export function many<T>(rule: Rule<T>): Rule<T[]> {
  const from = (at: number, before: readonly T[]): readonly Match<T[]>[] => {
    const longer = rule(at)
      .filter(({ end }) => end > at)
      .flatMap(({ value, end }) => from(end, [...before, value]));
    return limitReadings([...longer, { value: [...before], end: at }]);
  };
  return (at) => from(at, []);
}

/** Drops a match when `make` returns undefined. */
export function map<T, U>(rule: Rule<T>, make: (value: T) => U | undefined): Rule<U> {
  return (at) =>
    rule(at).flatMap(({ value, end }) => {
      const made = make(value);
      return made === undefined ? [] : [{ value: made, end }];
    });
}

export function list<T>(rule: Rule<T>, between: Rule<unknown>): Rule<T[]> {
  return map(seq(rule, many(map(seq(between, rule), ([, next]) => next))), ([first, rest]) => [first, ...rest]);
}

export function memo<T>(rule: Rule<T>): Rule<T> {
  const known = new Map<number, readonly Match<T>[]>();
  return (at) => {
    const before = known.get(at);
    if (before !== undefined) return before;
    const ways = rule(at);
    known.set(at, ways);
    return ways;
  };
}

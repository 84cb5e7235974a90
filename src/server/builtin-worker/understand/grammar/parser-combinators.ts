/** One way in which tokens were read: what they mean, and where the next token stands. */
export interface Match<T> {
  value: T;
  end: number;
}

/** Reads tokens from a place on: all ways in which that is possible, none where it isn't. */
export type Rule<T> = (at: number) => readonly Match<T>[];

/** More ways than this to read one piece are no clear meaning. */
const MOST_WAYS = 400;

/** Thrown where words can be read in too many ways. */
export class TooManyWays extends Error {}

function checked<T>(ways: readonly Match<T>[]): readonly Match<T>[] {
  if (ways.length > MOST_WAYS) throw new TooManyWays();
  return ways;
}

type Values<Rules extends readonly Rule<unknown>[]> = {
  [K in keyof Rules]: Rules[K] extends Rule<infer T> ? T : never;
};

/** One rule after the other. */
export function seq<const Rules extends readonly Rule<unknown>[]>(...rules: Rules): Rule<Values<Rules>> {
  return (at) => {
    let ways: readonly Match<unknown[]>[] = [{ value: [], end: at }];
    for (const rule of rules) {
      ways = checked(
        ways.flatMap((way) => rule(way.end).map(({ value, end }) => ({ value: [...way.value, value], end }))),
      );
      if (ways.length === 0) return [];
    }
    // Each way holds one value of each rule, in their order.
    return ways as unknown as Match<Values<Rules>>[];
  };
}

/** Any of the rules. */
export function alt<T>(...rules: readonly Rule<T>[]): Rule<T> {
  return (at) => checked(rules.flatMap((rule) => rule(at)));
}

/** The rule, or nothing. */
export function opt<T>(rule: Rule<T>): Rule<T | undefined> {
  return (at) => [...rule(at), { value: undefined, end: at }];
}

/** The rule again and again, also not at all. */
export function many<T>(rule: Rule<T>): Rule<T[]> {
  const from = (at: number, before: readonly T[]): readonly Match<T[]>[] => {
    const longer = rule(at)
      .filter(({ end }) => end > at)
      .flatMap(({ value, end }) => from(end, [...before, value]));
    return checked([...longer, { value: [...before], end: at }]);
  };
  return (at) => from(at, []);
}

/** Makes something of what a rule read; where `make` answers undefined, it was not meant so. */
export function map<T, U>(rule: Rule<T>, make: (value: T) => U | undefined): Rule<U> {
  return (at) =>
    rule(at).flatMap(({ value, end }) => {
      const made = make(value);
      return made === undefined ? [] : [{ value: made, end }];
    });
}

/** One or more, with something between two of them. */
export function list<T>(rule: Rule<T>, between: Rule<unknown>): Rule<T[]> {
  return map(seq(rule, many(map(seq(between, rule), ([, next]) => next))), ([first, rest]) => [first, ...rest]);
}

/** Reads each place only once, however many rules ask. */
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

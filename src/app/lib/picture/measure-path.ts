/** Upper bounds. */
export type Outline = { readonly length: number; readonly segments: number };

type Point = readonly [x: number, y: number];

const ARGUMENTS: Readonly<Record<string, number>> = { m: 2, l: 2, h: 1, v: 1, c: 6, s: 4, q: 4, t: 2, a: 7, z: 0 };
const COMMAND = /[\s,]*([mlhvcsqtaz])/iy;
const NUMBER = /[\s,]*([+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?)/iy;
/** An arc flag needs no separator after it. */
const FLAG = /[\s,]*([01])/y;
const REST = /[\s,]*$/y;

/** Measures the control polygon, which is never shorter than the path. Null if invalid. */
export function measurePath(data: string): Outline | null {
  let [length, segments, place] = [0, 0, 0];
  let at: Point = [0, 0];
  let start: Point = at;
  let reflected: { command: string; control: Point } | undefined;

  function take(pattern: RegExp): string | undefined {
    pattern.lastIndex = place;
    const found = pattern.exec(data);
    if (found !== null) place = pattern.lastIndex;
    return found?.[1];
  }

  function takeArguments(kind: string): number[] | null {
    const values: number[] = [];
    for (let i = 0; i < (ARGUMENTS[kind] ?? 0); i += 1) {
      const text = take(kind === 'a' && (i === 3 || i === 4) ? FLAG : NUMBER);
      if (text === undefined) return null;
      values.push(Number(text));
    }
    return values;
  }

  function close(): void {
    length += distance(at, start);
    segments += 1;
    at = start;
  }

  function draw(points: readonly Point[]): void {
    for (const point of points) {
      length += distance(at, point);
      at = point;
    }
    segments += 1;
  }

  function run(kind: string, values: readonly number[], isRelative: boolean): void {
    const [ox, oy] = isRelative ? at : [0, 0];
    const points = pointsOf(kind, values, at, [ox, oy]);
    const end = points.at(-1) ?? at;
    const before = reflected;
    reflected = undefined;
    if (kind === 'm') {
      close();
      start = end;
      at = end;
    } else if (kind === 'a') {
      length += arcLength(Math.abs(values[0] ?? 0), Math.abs(values[1] ?? 0), distance(at, end));
      segments += 4;
      at = end;
    } else if (kind === 's' || kind === 't') {
      const family = kind === 's' ? 'c' : 'q';
      const mirror: Point =
        before?.command === family ? [2 * at[0] - before.control[0], 2 * at[1] - before.control[1]] : at;
      reflected = { command: family, control: kind === 's' ? (points[0] ?? at) : mirror };
      draw([mirror, ...points]);
    } else {
      if (kind === 'c' || kind === 'q') reflected = { command: kind, control: points.at(-2) ?? at };
      draw(points);
    }
  }

  for (let command = take(COMMAND); command !== undefined; command = take(COMMAND)) {
    let kind = command.toLowerCase();
    if (kind === 'z') {
      close();
      reflected = undefined;
      continue;
    }
    const first = takeArguments(kind);
    if (first === null) return null;
    for (let values: number[] | null = first; values !== null;) {
      run(kind, values, command !== command.toUpperCase());
      if (kind === 'm') kind = 'l';
      const from = place;
      values = takeArguments(kind);
      if (values === null) place = from;
    }
  }
  close();
  return take(REST) === undefined && place < data.trimEnd().length ? null : { length, segments };
}

function pointsOf(kind: string, values: readonly number[], at: Point, [ox, oy]: Point): Point[] {
  if (kind === 'h') return [[ox + (values[0] ?? 0), at[1]]];
  if (kind === 'v') return [[at[0], oy + (values[0] ?? 0)]];
  const numbers = kind === 'a' ? values.slice(5) : values;
  const points: Point[] = [];
  for (let i = 0; i + 1 < numbers.length; i += 2) points.push([ox + (numbers[i] ?? 0), oy + (numbers[i + 1] ?? 0)]);
  return points;
}

/** Measures the whole ellipse. Scales up short radii, as SVG does. */
function arcLength(rx: number, ry: number, apart: number): number {
  const shorter = Math.min(rx, ry);
  if (shorter === 0) return apart;
  return 2 * Math.PI * Math.max(rx, ry) * Math.max(1, apart / 2 / shorter);
}

function distance(a: Point, b: Point): number {
  return Math.abs(a[0] - b[0]) + Math.abs(a[1] - b[1]);
}

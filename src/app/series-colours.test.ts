import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

type Colour = { lightness: number; chroma: number; hue: number };

const css = readFileSync(new URL('app.css', import.meta.url), 'utf8');

function readColours(name: string): [light: Colour, dark: Colour] {
  const line = new RegExp(`--${name}: light-dark\\((.*)\\);`).exec(css)?.[1] ?? '';
  const [light, dark] = [...line.matchAll(/oklch\(([\d.]+)% ([\d.]+) ([\d.]+)\)/g)].map(([, ...values]) => {
    const [lightness = 0, chroma = 0, hue = 0] = values.map(Number);
    return { lightness: lightness / 100, chroma, hue };
  });
  if (light === undefined || dark === undefined) throw new Error(`app.css has no colour ${name}.`);
  return [light, dark];
}

/** Relative luminance (WCAG), by way of linear sRGB. */
function luminance({ lightness, chroma, hue }: Colour): number {
  const [a, b] = [chroma * Math.cos((hue * Math.PI) / 180), chroma * Math.sin((hue * Math.PI) / 180)];
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const red = 4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s;
  const green = -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s;
  const blue = -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s;
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: Colour, other: Colour): number {
  const [brighter, darker] = [luminance(one), luminance(other)].toSorted((a, b) => b - a);
  return ((brighter ?? 0) + 0.05) / ((darker ?? 0) + 0.05);
}

const canvas = readColours('canvas');
const series = [1, 2, 3, 4, 5, 6].map((place) => readColours(`series-${place}`));

test.each(['light', 'dark'] as const)(
  'in the %s theme, each series differs from the page and from its neighbour',
  (theme) => {
    const at = theme === 'light' ? 0 : 1;
    const colours = series.map((pair) => pair[at]);
    for (const colour of colours) expect(contrast(colour, canvas[at])).toBeGreaterThan(3);
    for (const [place, colour] of colours.slice(0, -1).entries()) {
      const next = colours[place + 1] ?? colour;
      expect(contrast(colour, next)).toBeGreaterThan(1.9);
      const turn = Math.abs(colour.hue - next.hue);
      // The last one is grey.
      if (next.chroma > 0.02) expect(Math.min(turn, 360 - turn)).toBeGreaterThan(60);
    }
  },
);

import { afterEach, expect, test } from 'vitest';
import { fillOf } from './fills.ts';

type Colour = { lightness: number; chroma: number; hue: number };

const swatch = document.createElement('div');
document.body.append(swatch);

function computedColour(className: string): Colour {
  swatch.className = className;
  const [lightness = 0, chroma = 0, hue = 0] = getComputedStyle(swatch)
    .backgroundColor.replace(/^oklch\(/, '')
    .split(' ')
    .map(Number.parseFloat);
  return { lightness, chroma, hue };
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
  const [brighter = 0, darker = 0] = [luminance(one), luminance(other)].toSorted((a, b) => b - a);
  return (brighter + 0.05) / (darker + 0.05);
}

afterEach(() => delete document.documentElement.dataset['theme']);

test.each(['light', 'dark'])('in the %s theme, each series differs from the page and from its neighbour', (theme) => {
  document.documentElement.dataset['theme'] = theme;
  const canvas = computedColour('bg-canvas');
  const colours = Array.from({ length: 6 }, (_, place) => computedColour(fillOf({ key: 'a', place }, 'worker')));
  for (const colour of colours) expect(contrast(colour, canvas)).toBeGreaterThan(3);
  for (const [place, colour] of colours.slice(0, -1).entries()) {
    const next = colours[place + 1] ?? colour;
    expect(contrast(colour, next)).toBeGreaterThan(1.9);
    const turn = Math.abs(colour.hue - next.hue);
    // The last one is grey.
    if (next.chroma > 0.02) expect(Math.min(turn, 360 - turn)).toBeGreaterThan(60);
  }
});

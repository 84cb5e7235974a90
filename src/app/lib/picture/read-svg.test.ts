// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import { readHarmlessSvg } from './read-svg.ts';

const svg = (content: string, attributes = '') =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 760 380" ${attributes}>${content}</svg>`;

const attributes = (count: number, prefix: string) =>
  Array.from({ length: count }, (_, i) => `${prefix}a${i} = 'x'`).join(' ');

test('accepts a chart', () => {
  const chart = svg(
    '<!-- made by a tool --><title>Price &amp; city</title><g transform="translate(4, -2) rotate(-90)">' +
      '<rect x="0.5" y="0.5" width="759" height="30%" rx="10" fill="#ffffff" stroke="rgb(0, 10, 20)"/>' +
      '<line x1="0" y1="1" x2="9" y2="9" stroke="red" stroke-width="2" stroke-linecap="round" class="grid"/>' +
      '<path d="M0 84h30a4 4 0 0 1 4 4v10h-34z" fill="#5b5bd6" fill-opacity=".5"/><polyline points="0,0 5,5"/>' +
      '<text x="1" y="2" font-size="12" text-anchor="end" paint-order="stroke"><tspan dy="1.2em">€1,200</tspan></text></g>',
    `role="img" aria-label="Price by city" font-family="Inter, 'Segoe UI', sans-serif"`,
  );
  expect(readHarmlessSvg(chart)).toContain('M0 84h30a4 4 0 0 1 4 4v10h-34z');
  expect(readHarmlessSvg(`<?xml version="1.0" encoding="UTF-16"?>\n${chart}`)).toContain('<rect');
});

test.each([
  ['use', '<g id="a"><circle r="1"/></g><use href="#a"/>'],
  ['definitions', '<defs><g id="a"/></defs>'],
  ['a filter', '<filter id="f"><feGaussianBlur stdDeviation="99"/></filter>'],
  ['a filter by attribute', '<rect filter="url(#f)"/>'],
  ['a filter by style', '<rect style="filter: blur(99px)"/>'],
  ['a mask', '<mask id="m"/>'],
  ['a pattern', '<pattern id="p"/>'],
  ['a marker', '<marker id="m"/>'],
  ['a gradient', '<linearGradient id="l"/>'],
  ['a paint server', '<rect fill="url(#p)"/>'],
  ['an escaped function', String.raw`<rect fill="u\72l(#p)"/>`],
  ['a style sheet', '<style>rect { filter: blur(9px) }</style>'],
  ['an animation', '<rect><animate attributeName="x" dur="1s"/></rect>'],
  ['a script', '<script>1</script>'],
  ['an event handler', '<rect onload="1"/>'],
  ['a picture', '<image href="https://evil.example/pixel.png"/>'],
  ['foreign markup', '<foreignObject><p xmlns="http://www.w3.org/1999/xhtml">x</p></foreignObject>'],
  ['markup of another namespace', '<rect xmlns="http://www.w3.org/1999/xhtml"/>'],
  ['a link', '<a href="https://evil.example"><rect/></a>'],
  ['a link by attribute', '<rect xmlns:xlink="http://www.w3.org/1999/xlink" xlink:href="#a"/>'],
  ['a million dashes', '<line x2="1000000" stroke="red" stroke-dasharray="1"/>'],
  ['a computed value', '<rect stroke-width="calc(1px * 9)"/>'],
  ['a variable', '<rect fill="var(--x)"/>'],
  ['a nested picture', '<svg viewBox="0 0 1 1"/>'],
])('refuses %s', (_what, content) => {
  expect(readHarmlessSvg(svg(content))).toBeNull();
});

const zigzag = (points: number) => Array.from({ length: points }, (_, i) => `${i % 760},${(i % 2) * 380}`).join(' ');

test.each([
  ['long arcs', `<path d="M0 0${'a9e6 9e6 1 1 1 1 0'.repeat(3500)}"/>`],
  ['one long arc', '<path d="M0 0a9e8 9e8 1 1 1 1 0"/>'],
  ['an arc whose radii must grow', `<path d="M0 0${'a1 1e-9 0 1 1 9 9'.repeat(9)}"/>`],
  ['large circles', '<circle r="1e7" stroke="red" stroke-width="1e7"/>'.repeat(9)],
  ['large ellipses', '<ellipse rx="1e7" ry="auto"/>'],
  ['a wide stroke', `<polyline stroke="red" stroke-width="300" points="${zigzag(500)}"/>`],
  ['an inherited stroke', `<g stroke="red" stroke-width="300"><polyline points="${zigzag(500)}"/></g>`],
  ['a stroke with long corners', `<polyline stroke="red" stroke-miterlimit="1000" points="${zigzag(900)}"/>`],
  [
    'a stroke that does not scale',
    '<g transform="scale(1e-9)"><path vector-effect="non-scaling-stroke" stroke="red" stroke-width="1e6" d="M0 0h1"/></g>',
  ],
  ['many crossing edges', `<polygon points="${zigzag(9000)}"/>`],
  ['many layers', '<g opacity=".5"><rect width="9" height="9"/></g>'.repeat(200)],
  ['many large shapes', '<rect width="100%" height="100%"/>'.repeat(1000)],
  ['large letters', '<text font-size="1000">@@@@</text>'.repeat(60)],
  ['letters that grow', `${'<g font-size="200%">'.repeat(20)}<text>@</text>${'</g>'.repeat(20)}`],
  ['letters in em', `${'<g font-size="9em">'.repeat(20)}<text>@</text>${'</g>'.repeat(20)}`],
  ['spaced letters', '<text letter-spacing="1e6">ab</text>'],
  ['a scaled group', `${'<g transform="rotate(5) scale(3)">'.repeat(20)}<circle r="9"/>${'</g>'.repeat(20)}`],
  ['a matrix', '<g transform="matrix(1e6 0 0 1 0 0)"><circle r="9"/></g>'],
  ['a skewed group', '<g transform="skewX(90)"><circle r="9"/></g>'],
  ['an unknown transform', '<g transform="perspective(1)"/>'],
  ['a long transform', `<g transform="${'rotate(1)'.repeat(300)}"/>`],
  ['a length in an unknown unit', '<rect width="9vw" height="9"/>'],
  ['a computed length', '<rect width="calc(1px)" height="9"/>'],
])('refuses too much to draw: %s', (_what, content) => {
  expect(readHarmlessSvg(svg(content))).toBeNull();
});

test.each([
  ['a tiny view', 'viewBox="0 0 1e-30 1e-30"'],
  ['a flat view', 'viewBox="0 0 1000000 0.001" preserveAspectRatio="none"'],
  ['a view that is none', 'viewBox="0 0 0 0"'],
  ['a large picture without a view', 'width="1e30" height="1e30"'],
])('counts how much %s enlarges', (_what, view) => {
  const shown = `<rect width="100000" height="9"/>`.repeat(20);
  expect(readHarmlessSvg(`<svg xmlns="http://www.w3.org/2000/svg" ${view}>${shown}</svg>`)).toBeNull();
});

test.each([
  ['a line chart', `<polyline stroke="red" stroke-width="2" stroke-linejoin="round" points="${zigzag(400)}"/>`],
  ['a scatter plot', '<circle cx="9" cy="9" r="3" opacity=".5" stroke="red"/>'.repeat(3000)],
  ['a bar chart', '<rect x="1" width="20" height="300" rx="2"/>'.repeat(200)],
  [
    'labels',
    '<text font-size="11" letter-spacing="normal" transform="rotate(-45 9 9)">A long label</text>'.repeat(500),
  ],
  [
    'sizes in words and units',
    '<g font-size="small"><text font-size="1.2em">a</text><rect width="2cm" height="1in"/></g>',
  ],
  [
    'an axis',
    '<g transform="matrix(1 0 0 -1 0 380)" fill="none"><path d="M0.5,6V0.5H740.5V6" stroke="currentColor"/></g>',
  ],
])('accepts %s', (_what, content) => {
  expect(readHarmlessSvg(svg(content))).not.toBeNull();
});

test.each([
  ['elements', svg('<rect/>'.repeat(5000)), svg('<rect/>'.repeat(4999))],
  ['characters', svg(`<title>${' '.repeat(262_100)}</title>`), svg(`<title>${' '.repeat(262_000)}</title>`)],
  ['depth', svg('<g>'.repeat(32) + '</g>'.repeat(32)), svg('<g>'.repeat(31) + '</g>'.repeat(31))],
  ['path data', svg(`<path d="${'z'.repeat(32_001)}"/>`.repeat(2)), svg(`<path d="${'z'.repeat(32_000)}"/>`.repeat(2))],
  ['text', svg('<text>01234</text>'.repeat(2001)), svg('<text>01234</text>'.repeat(2000))],
  ['attributes', svg(`<rect ${attributes(41, 'data-')}/>`), svg(`<rect ${attributes(40, 'data-')}/>`)],
  ['namespaces', svg(`<rect ${attributes(10, 'xmlns:')}/>`), svg(`<rect ${attributes(9, 'xmlns:')}/>`)],
  ['stacked marks', svg(`<text>a${'\u0301'.repeat(9)}</text>`), svg(`<text>a${'\u0301'.repeat(8)}</text>`)],
  [
    'fonts',
    svg(Array.from({ length: 51 }, (_, i) => `<text font-family="f${i}"/>`).join('')),
    svg(Array.from({ length: 50 }, (_, i) => `<text font-family="f${i}"/>`).join('')),
  ],
])('%s are limited', (_what, beyond, within) => {
  expect(readHarmlessSvg(within)).not.toBeNull();
  expect(readHarmlessSvg(beyond)).toBeNull();
});

test.each([
  '<!DOCTYPE svg [<!ENTITY a "aaaa">]><svg xmlns="http://www.w3.org/2000/svg"><text>&a;</text></svg>',
  '<svg viewBox="0 0 1 1"/>',
  '<html xmlns="http://www.w3.org/1999/xhtml"/>',
  '<svg xmlns="http://www.w3.org/2000/svg"><rect></svg>',
  'hello',
  '',
])('%j is not a picture', (text) => {
  expect(readHarmlessSvg(text)).toBeNull();
});

test('drops a style sheet beside the root', () => {
  const shown = readHarmlessSvg(`<?xml-stylesheet href="x.css"?>${svg('<rect/>')}<?other x?>`);
  expect(shown).toMatch(/^<svg .*<rect\s*(\/>|><\/rect>)<\/svg>$/);
});

// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import { readHarmlessSvg } from './read-svg.ts';

const svg = (content: string, attributes = '') =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 760 380" ${attributes}>${content}</svg>`;

const attributes = (count: number, prefix: string) =>
  Array.from({ length: count }, (_, i) => `${prefix}a${i} = 'x'`).join(' ');

test('a chart is harmless', () => {
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
])('%s is not proven harmless', (_what, content) => {
  expect(readHarmlessSvg(svg(content))).toBeNull();
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
])('%j is no picture', (text) => {
  expect(readHarmlessSvg(text)).toBeNull();
});

test('only what was checked is shown: no style sheet beside the root', () => {
  const shown = readHarmlessSvg(`<?xml-stylesheet href="x.css"?>${svg('<rect/>')}<?other x?>`);
  expect(shown).toMatch(/^<svg .*<rect\s*(\/>|><\/rect>)<\/svg>$/);
});

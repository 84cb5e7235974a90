import { expect, test } from 'vitest';
import { htmlToMarkdown } from './html-to-markdown.ts';

const read = (html: string, url?: string) => htmlToMarkdown('page.html', html, url);

test('takes the title and the main part, without scripts, navigation and pictures', () => {
  const page = `<!doctype html><title> Rent </title><nav>Home</nav><main><h2>Prices</h2><script>x()</script>
    <p>It is <b>940</b>&nbsp;&euro;.</p><img src="https://x.example/a.png" alt="A house"><ul><li>One<li>Two</ul></main><footer>F</footer>`;
  expect(read(page)).toEqual({
    title: 'Rent',
    markdown: '## Prices\n\nIt is **940**\u00A0€.\n\nA house\n\n-   One\n-   Two',
  });
});

test('makes links absolute', () => {
  const html = '<base href="/docs/"><a href="a.html?q=1">A</a> <a href="https://b.example/">B</a>';
  expect(read(html, 'https://a.example/x').markdown).toBe(
    '[A](https://a.example/docs/a.html?q=1) [B](https://b.example/)',
  );
});

test('reads text without any element, and 500 levels', () => {
  expect(read('just text').markdown).toBe('just text');
  expect(read(`${'<div>'.repeat(500)}deep`).markdown).toBe('deep');
  expect(read(`${'<p>one'.repeat(10_000)}`).markdown).toMatch(/^one\n\none/);
});

test.each([['<div>'], ['<b>'], ['<a href=x>'], ['<svg>'], ['<table>'], ['<!-- --><span>']])(
  'refuses 100,000 nested %s at once',
  (tag) => {
    expect(() => read(tag.repeat(100_000))).toThrow('page.html nests its elements too deep to be read.');
  },
);

test('shortens titles, and shows them in the direction of their characters', () => {
  const { title } = htmlToMarkdown('page', `<title>gpj.\u202Eexe\n ${'x'.repeat(1_000_000)}</title><p>Text.</p>`);
  expect(title).toMatch(/^gpj.exe x+$/);
  expect(title).toHaveLength(300);
});

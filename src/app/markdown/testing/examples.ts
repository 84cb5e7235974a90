import { tests } from 'commonmark-spec';
import extensions from './gfm-extensions.json' with { type: 'json' };

export type Example = { readonly name: string; readonly markdown: string; readonly html: string };

export const COMMONMARK: readonly Example[] = tests.map(({ number, section, markdown, html }) => ({
  name: `${number}, ${section}`,
  markdown: markdown.replaceAll('→', '\t'),
  html: html.replaceAll('→', '\t'),
}));
export const GFM: readonly Example[] = extensions.examples.map(({ section, markdown, html }, i) => ({
  name: `${i + 1}, ${section}`,
  markdown,
  html,
}));

export async function readmes(): Promise<readonly string[]> {
  const files = import.meta.glob<string>('/node_modules/*/{README,readme}.md', { query: '?raw', import: 'default' });
  const loaded = Object.entries(files).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return Promise.all(loaded.map(([, load]) => load()));
}

/** Combined at random. */
export const LINES = `text

   
- item
  under
* b
1. x
7) y
> quote
> - q
- > q
    code
	code
\`\`\`
~~~
> \`\`\`
- \`\`\`
1. \`\`\`sh
\`\`\`npm i\`\`\` installs it.
  ls
# h
===
---
***
- [x] done
| a | b |
|---|--:|
| 1 | 2 | 3 |
<div>
</div>
<!--
-->
<pre>
[a]: /u
"title"
[b]:
/u2
[a] and [b]
[^1]: note
a[^1]
$$
\\[
\\]
$$ x = 1 $$
**bold
ends**`.split('\n');

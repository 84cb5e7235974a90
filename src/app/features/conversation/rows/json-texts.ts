import { jsonEntries, jsonLeaf } from '#app/lib/json-leaf.ts';
import { pathBeside, pathInside } from '#app/components/reveal.ts';
import type { SearchText } from './row-kind.ts';

/** In the order of `JsonTree`. Iterative, so any depth works. */
export function* jsonTexts(root: unknown, rootPath: string): Generator<SearchText> {
  const stack: { value: unknown; path: string; name?: string; isRoot: boolean }[] = [
    { value: root, path: rootPath, isRoot: true },
  ];
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    const { value, path, name, isRoot } = next;
    if (name !== undefined) yield { path: pathBeside(path, 'name'), text: name };
    const entries = jsonEntries(value);
    if (entries === undefined) {
      yield { path, text: jsonLeaf(value, isRoot).text };
      continue;
    }
    const isArray = Array.isArray(value);
    for (const [key, child] of entries.toReversed()) {
      stack.push({ value: child, path: pathInside(path, key), isRoot: false, ...(!isArray && { name: key }) });
    }
  }
}

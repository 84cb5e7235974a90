import { ensureSyntaxTree } from '@codemirror/language';
import type { EditorState } from '@codemirror/state';
import { jsonPath } from '#contract/json-path.ts';

/** `path` is that of a violation; without one, the text is not JSON. */
export type JsonProblem = { readonly path: string | undefined; readonly words: string };

export type Range = { readonly from: number; readonly to: number };

type Node = NonNullable<ReturnType<typeof ensureSyntaxTree>>['topNode'];

const PARSE_MS = 200;
const NOWHERE: Range = { from: 0, to: 0 };

/** Returns where a problem is in the text: its property, or the first syntax error. */
export function locate(state: EditorState, { path }: JsonProblem): Range {
  const top = ensureSyntaxTree(state, state.doc.length, PARSE_MS)?.topNode;
  if (top === undefined) return NOWHERE;
  if (path === undefined) return firstError(top) ?? { from: state.doc.length, to: state.doc.length };
  const root = top.firstChild;
  return (root && findPath(state, root, [], path)) ?? NOWHERE;
}

function firstError(top: Node): Range | undefined {
  let found: Range | undefined;
  top.cursor().iterate(({ type, from, to }) => {
    if (type.isError) found ??= { from, to };
    return found === undefined;
  });
  return found;
}

function findPath(state: EditorState, node: Node, at: readonly (string | number)[], wanted: string): Range | undefined {
  const here = jsonPath(at);
  if (here === wanted) return { from: node.from, to: here === '' ? Math.min(node.to, node.from + 1) : node.to };
  if (!wanted.startsWith(here)) return undefined;
  if (node.name === 'Array') {
    let index = 0;
    for (let child = node.firstChild; child !== null; child = child.nextSibling) {
      if (!isValue(child)) continue;
      const found = findPath(state, child, [...at, index], wanted);
      if (found !== undefined) return found;
      index += 1;
    }
    return undefined;
  }
  for (const property of node.getChildren('Property')) {
    const [name, value] = [property.getChild('PropertyName'), property.lastChild];
    if (name === null || value === null || value === name) continue;
    const key = readName(state.sliceDoc(name.from, name.to));
    const found = key === undefined ? undefined : findPath(state, value, [...at, key], wanted);
    // The name is easier to see than a long value.
    if (found !== undefined) return found.from === value.from ? { from: name.from, to: name.to } : found;
  }
  return undefined;
}

const VALUES = new Set(['Object', 'Array', 'String', 'Number', 'True', 'False', 'Null']);

function isValue({ name }: Node): boolean {
  return VALUES.has(name);
}

function readName(text: string): string | undefined {
  try {
    return String(JSON.parse(text));
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

import { jsonEntries, jsonLeaf } from '#app/lib/json-leaf.ts';
import { describeInput } from '#app/streaming/transcript/describe-input.ts';
import type { ToolItem } from '#app/streaming/transcript/transcript-items.ts';
import { pathBeside, pathInside } from '#app/components/reveal.ts';

/** A text of a row, and the path of its element: the value of its `data-said` attribute. */
export type SaidAt = { readonly path: string; readonly text: string };

/** What a tool call says: in its line, and inside, whether or not that is opened. */
export function* saidInTool(tool: ToolItem, path: string): Generator<SaidAt> {
  yield { path: pathBeside(path, 'name'), text: tool.name };
  yield { path: pathBeside(path, 'summary'), text: describeInput(tool.input) };
  if (tool.input !== undefined) yield* saidInValue(tool.input, pathInside(path, 'input'));
  if (tool.errorText !== undefined) yield* saidInValue(tool.errorText, pathInside(path, 'error'));
  if (tool.output !== undefined) yield* saidInValue(tool.output, pathInside(path, 'output'));
}

/** What a JSON value says, as `JsonTree` shows it: the names of its fields, and its scalars. Values may be nested to any depth. */
export function* saidInValue(value: unknown, path: string): Generator<SaidAt> {
  const rest: { value: unknown; path: string; name?: string; isAlone: boolean }[] = [{ value, path, isAlone: true }];
  for (let next = rest.pop(); next !== undefined; next = rest.pop()) {
    const { value: here, path: at, name, isAlone } = next;
    if (name !== undefined) yield { path: pathBeside(at, 'name'), text: name };
    const entries = jsonEntries(here);
    if (entries === undefined) {
      yield { path: at, text: jsonLeaf(here, isAlone).text };
      continue;
    }
    const isList = Array.isArray(here);
    for (const [key, inside] of entries.toReversed()) {
      rest.push({ value: inside, path: pathInside(at, key), isAlone: false, ...(!isList && { name: key }) });
    }
  }
}

import type { ToolItem } from '#app/streaming/transcript/transcript-items.ts';
import { NamedValue } from '#app/components/named-value.tsx';
import { pathInside } from '#app/components/reveal.ts';

/** What a tool was given, and what it gave back or why it refused. */
export function ToolDetails({ tool, path }: { tool: ToolItem; path: string }) {
  return (
    <div className="mb-2 grid grid-cols-1 gap-2 rounded-lg bg-rail px-3 py-2 text-sm">
      {tool.input !== undefined && <NamedValue label="Input" value={tool.input} path={pathInside(path, 'input')} />}
      {tool.errorText !== undefined && (
        <NamedValue label="Error" value={tool.errorText} tone="error" path={pathInside(path, 'error')} />
      )}
      {tool.output !== undefined && <NamedValue label="Output" value={tool.output} path={pathInside(path, 'output')} />}
    </div>
  );
}

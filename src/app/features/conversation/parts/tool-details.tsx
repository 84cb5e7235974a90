import { jsonText } from '#app/lib/json-text.ts';
import type { ToolItem } from '#app/live/transcript/transcript-items.ts';
import { CopyButton } from '#app/ui/copy-button.tsx';
import { JsonTree } from '#app/ui/json-tree.tsx';

/** What a tool was given, and what it gave back or why it refused. */
export function ToolDetails({ tool }: { tool: ToolItem }) {
  return (
    <div className="mb-2 grid gap-2 rounded-lg bg-rail px-3 py-2 text-sm">
      <Value label="Input" value={tool.input} />
      {tool.errorText !== undefined && <p className="text-error">{tool.errorText}</p>}
      {tool.output !== undefined && <Value label="Output" value={tool.output} />}
    </div>
  );
}

function Value({ label, value }: { label: string; value: unknown }) {
  return (
    <div>
      <div className="flex items-center justify-between text-xs text-ink-3">
        {label}
        <CopyButton label={`Copy ${label.toLowerCase()}`} text={() => jsonText(value, 2)} />
      </div>
      <JsonTree value={value} label={label} />
    </div>
  );
}

export interface Turn {
  readonly id: string;
  readonly input: string;
  /** Null while it runs. */
  readonly outputText: string | null;
}

export const taskId = new URLSearchParams(location.search).get('taskId') ?? '';

export const streamPath = `/api/workers/wrk_bench?taskId=${taskId}&stream=true`;

export async function loadTurns(): Promise<readonly Turn[]> {
  const response = await fetch(`/api/tasks/${taskId}`);
  const { turns }: { turns: Turn[] } = await response.json();
  return turns;
}

export async function* readDeltas(): AsyncGenerator<string, void, void> {
  const { body } = await fetch(streamPath);
  if (body === null) return;
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let open = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    const frames = (open + value).split('\n\n');
    open = frames.pop() ?? '';
    for (const frame of frames) {
      const data = frame.slice(frame.indexOf('data: ') + 6);
      if (data === '[DONE]') return;
      const part: { type: string; delta?: string } = JSON.parse(data);
      if (part.type === 'text-delta') yield part.delta ?? '';
    }
  }
}

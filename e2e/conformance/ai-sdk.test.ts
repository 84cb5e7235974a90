import { AbstractChat, type ChatState, type ChatStatus, DefaultChatTransport, type UIMessage } from 'ai';
import { newId } from '#contract/ids.ts';
import { expect, test } from 'vitest';
import { addTool } from '../harness/add-tool.ts';
import { createGate } from '../harness/gate.ts';
import { call, text } from '../harness/scripted-engine.ts';
import { describeApi } from './describe-api.ts';

class PlainState implements ChatState<UIMessage> {
  status: ChatStatus = 'ready';
  error: Error | undefined;
  messages: UIMessage[] = [];
  pushMessage = (message: UIMessage): void => {
    this.messages = [...this.messages, message];
  };
  popMessage = (): void => {
    this.messages = this.messages.slice(0, -1);
  };
  replaceMessage = (index: number, message: UIMessage): void => {
    this.messages = this.messages.with(index, message);
  };
  snapshot = <T>(value: T): T => structuredClone(value);
}

class PlainChat extends AbstractChat<UIMessage> {
  constructor(transport: DefaultChatTransport<UIMessage>, onError: (problem: Error) => void) {
    super({ transport, state: new PlainState(), onError });
  }
}

describeApi("the AI SDK's chat", (target) => {
  /** Collects the chat's errors, because the SDK throws none. */
  function openChat(workerId: string, taskId: string, resumeHeaders: Record<string, string> = {}) {
    const problems: Error[] = [];
    const headers = { authorization: `Bearer ${target.client.key}` };
    const api = `${target.client.baseUrl}/api/tasks`;
    const transport = new DefaultChatTransport({
      api,
      headers,
      prepareSendMessagesRequest({ messages }) {
        const input = messages
          .at(-1)
          ?.parts.map((part) => (part.type === 'text' ? part.text : ''))
          .join('');
        return { body: { input, taskId, workerId, stream: true } };
      },
      prepareReconnectToStreamRequest: () => ({
        api: `${target.client.baseUrl}/api/workers/${workerId}?taskId=${taskId}&stream=true`,
        headers: { ...headers, ...resumeHeaders },
      }),
    });
    return { chat: new PlainChat(transport, (problem) => problems.push(problem)), problems };
  }

  const messagesOf = ({ messages }: PlainChat) =>
    messages.map(({ id, role, parts }) => ({ id, role, types: parts.map(({ type }) => type) }));
  const TYPES = ['tool-add', 'data-usage', 'text'];

  test('shows one assistant message per turn, sent or resumed', async () => {
    const [worker, taskId] = [await target.client.createWorker(), newId('tsk')];
    target.engine.on('Add.', call(addTool, { a: 2, b: 3 }), text('It is ', '5.'));
    target.engine.on('Again.', call(addTool, { a: 2, b: 3 }), text('Still 5.'));
    const sending = openChat(worker.id, taskId);
    for (const input of ['Add.', 'Again.']) await sending.chat.sendMessage({ text: input });
    const ids = (await target.client.readTurns(taskId)).map(({ id }) => id);

    expect(messagesOf(sending.chat).filter(({ role }) => role === 'assistant')).toEqual(
      ids.map((id) => ({ id, role: 'assistant', types: TYPES })),
    );
    const resuming = openChat(worker.id, taskId);
    await resuming.chat.resumeStream();
    expect(messagesOf(resuming.chat)).toEqual(ids.map((id) => ({ id, role: 'assistant', types: TYPES })));
    expect(resuming.chat.messages.map(({ parts }) => parts)).toEqual(
      sending.chat.messages.filter(({ role }) => role === 'assistant').map(({ parts }) => parts),
    );
    const newest = openChat(worker.id, taskId, { 'last-event-id': '0/999999999' });
    await newest.chat.resumeStream();
    expect(messagesOf(newest.chat).map(({ id }) => id)).toEqual(ids.slice(1));
    expect([...sending.problems, ...resuming.problems, ...newest.problems]).toEqual([]);
  });

  test('resumes a running turn', async () => {
    const [worker, taskId, gate] = [await target.client.createWorker(), newId('tsk'), createGate()];
    target.engine.on('Half, then half.', text('Half, ', gate, 'half.'));
    const stream = await target.client.stream({ input: 'Half, then half.', taskId, workerId: worker.id });
    await gate.reached;
    const { chat, problems } = openChat(worker.id, taskId);
    const resumed = chat.resumeStream();
    gate.open();
    await Promise.all([resumed, stream.rest()]);

    expect(chat.messages).toHaveLength(1);
    expect(chat.messages[0]?.parts).toContainEqual({ type: 'text', text: 'Half, half.', state: 'done' });
    expect([chat.status, problems]).toEqual(['ready', []]);
  });
});

import { useChat } from '@ai-sdk/react';
import { DefaultChatTransport, type UIMessage } from 'ai';
import { memo } from 'react';
import { createRoot } from 'react-dom/client';
import { Streamdown } from 'streamdown';
import 'streamdown/styles.css';
import { Page } from './page.tsx';
import { loadTurns, streamPath, taskId, type Turn } from './task.ts';

const transport = new DefaultChatTransport({ prepareReconnectToStreamRequest: () => ({ api: streamPath }) });

const Message = memo(function Message({ message }: { message: UIMessage }) {
  return (
    <article>
      {message.parts.map((part, n) => (part.type === 'text' ? <Streamdown key={n}>{part.text}</Streamdown> : null))}
    </article>
  );
});

/** useChat, throttled, with Streamdown. */
function Conversation({ recorded, resume }: { recorded: UIMessage[]; resume: boolean }) {
  const { messages } = useChat({
    id: taskId,
    messages: recorded,
    transport,
    resume,
    experimental_throttle: 50,
  });
  return (
    <Page>
      {messages.map((message) => (
        <Message key={message.id} message={message} />
      ))}
    </Page>
  );
}

function messagesOf({ id, input, outputText }: Turn): UIMessage[] {
  const inputMessage: UIMessage = { id: `${id}-input`, role: 'user', parts: [{ type: 'text', text: input }] };
  if (outputText === null) return [inputMessage];
  return [inputMessage, { id, role: 'assistant', parts: [{ type: 'text', text: outputText }] }];
}

const turns = await loadTurns();
createRoot(document.querySelector('#root') ?? document.body).render(
  <Conversation recorded={turns.flatMap(messagesOf)} resume={turns.at(-1)?.outputText === null} />,
);

import type { ShareMessage } from '#app/streaming/share-message.ts';
import type { SlotWanted } from '#app/streaming/slots.ts';
import type { TabChannel, TabLocks } from '#app/streaming/tabs.ts';
import { createFakeTabs } from './fake-tabs.ts';

export type FakeTab = {
  readonly locks: TabLocks;
  readonly channel: TabChannel<ShareMessage>;
  readonly slotChannel: TabChannel<SlotWanted>;
  /** Closes or crashes the tab. */
  readonly close: () => void;
  /** A tab that hangs keeps its locks and receives no messages. */
  hangs: boolean;
};

/** A browser whose tabs share streams. Each message is its own task. */
export function createFakeBrowser(): { openTab: () => FakeTab; sent: ShareMessage[] } {
  const sent: ShareMessage[] = [];
  const closed = new Set<FakeTab>();
  const tabs = createFakeTabs<FakeTab>({
    onLock: (_tab, run) => queueMicrotask(run),
    onMessage: (tab, run) => setTimeout(() => !tab.hangs && run()),
  });

  function openTab(): FakeTab {
    const shared = connect<ShareMessage>('streams');
    const tab: FakeTab = {
      hangs: false,
      locks: { request: (...request) => tabs.locks(tab).request(...request) },
      channel: {
        ...shared,
        post(message) {
          if (!closed.has(tab)) sent.push(message);
          shared.post(message);
        },
      },
      slotChannel: connect('slots'),
      close() {
        closed.add(tab);
        tabs.close(tab);
      },
    };
    function connect<Message>(name: string): TabChannel<Message> {
      return {
        post: (message) => !closed.has(tab) && tabs.channel<Message>(tab, name).post(message),
        listen: (listener) => tabs.channel<Message>(tab, name).listen(listener),
      };
    }
    return tab;
  }

  return { openTab, sent };
}

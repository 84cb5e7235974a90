import { useSyncExternalStore } from 'react';
import { persistedText } from '#app/data/persisted-text.ts';
import { afterStart } from '#app/lib/after-start.ts';
import { createStore } from '#app/lib/create-store.ts';

/**
 * For turns that end in the background, per browser. `unasked`: no choice yet. `refused`: blocked by the browser.
 * `impossible`: not supported.
 */
export type NotificationChoice = 'yes' | 'no' | 'unasked' | 'refused' | 'impossible';

const choice = persistedText('notify');
const started = createStore(false);
afterStart(() => started.set(true));

export function notificationChoice(): NotificationChoice {
  if (!('Notification' in globalThis)) return 'impossible';
  if (Notification.permission === 'denied') return 'refused';
  const kept = choice.read();
  if (kept === 'no') return 'no';
  return kept === 'yes' && Notification.permission === 'granted' ? 'yes' : 'unasked';
}

/** Asks for the browser's permission if needed. */
export async function setNotificationChoice(wanted: boolean): Promise<void> {
  if (wanted) await Notification.requestPermission();
  choice.write(wanted ? 'yes' : 'no');
}

/** Undefined until the page has started: reading the permission takes 10 ms. */
export function useNotificationChoice(): NotificationChoice | undefined {
  const isStarted = useSyncExternalStore(started.subscribe, started.get);
  return useSyncExternalStore(choice.subscribe, () => (isStarted ? notificationChoice() : undefined));
}

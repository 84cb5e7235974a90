import { useSyncExternalStore } from 'react';

/**
 * Whether the operator wants to be told of turns that end out of sight: asked once, and kept in this browser.
 * `unasked`: nothing was decided yet. `refused`: the browser shows none from this page. `impossible`: it has none to show.
 */
export type NotifyChoice = 'yes' | 'no' | 'unasked' | 'refused' | 'impossible';

const KEY = 'notify';
const listeners = new Set<() => void>();

export function notifyChoice(): NotifyChoice {
  if (!('Notification' in globalThis)) return 'impossible';
  if (Notification.permission === 'denied') return 'refused';
  const kept = localStorage.getItem(KEY);
  if (kept === 'no') return 'no';
  return kept === 'yes' && Notification.permission === 'granted' ? 'yes' : 'unasked';
}

/** Keeps the choice; for a yes the browser asks as well, where it hasn't yet. */
export async function chooseNotify(wanted: boolean): Promise<void> {
  localStorage.setItem(KEY, wanted ? 'yes' : 'no');
  if (wanted) await Notification.requestPermission();
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  addEventListener('storage', listener);
  return () => {
    listeners.delete(listener);
    removeEventListener('storage', listener);
  };
}

export function useNotifyChoice(): NotifyChoice {
  return useSyncExternalStore(subscribe, notifyChoice);
}

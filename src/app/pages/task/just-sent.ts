import { useLocation } from 'react-router';

/** The state of the navigation to a task that was just sent. */
export const JUST_SENT = { justSent: true };

export function useWasJustSent(): boolean {
  const state: unknown = useLocation().state;
  return typeof state === 'object' && state !== null && 'justSent' in state;
}

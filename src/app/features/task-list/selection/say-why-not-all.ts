import { showToast } from '#app/components/toasts.tsx';

export function sayWhyNotAll(why: string): void {
  showToast({ id: 'not-all', text: `${why} Select tasks one by one.`, forMs: 6_000 });
}

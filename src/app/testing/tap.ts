import { commands, type Locator } from 'vitest/browser';

declare module 'vitest/browser' {
  interface BrowserCommands {
    tap: (selector: string) => Promise<void>;
  }
}

/** Taps an element with a finger, in a component test. */
export function tap({ selector }: Locator): Promise<void> {
  return commands.tap(selector);
}

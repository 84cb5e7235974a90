import { spawn } from 'node:child_process';

/** Opens an address in the operator's browser, and leaves it be. Says where that fails: the address can be typed. */
export function openBrowser(command: string, url: string, say: (line: string) => void): void {
  const child = spawn(command, [url], { detached: true, stdio: 'ignore' });
  child.on('error', () => say(`The browser could not be opened with ${command}: open ${url} yourself.`));
  child.unref();
}

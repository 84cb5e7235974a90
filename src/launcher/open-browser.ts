import { spawn } from 'node:child_process';

export function openBrowser(command: string, url: string, say: (line: string) => void): void {
  const child = spawn(command, [url], { detached: true, stdio: 'ignore' });
  child.on('error', () => say(`The browser could not be opened with ${command}: open ${url} yourself.`));
  child.unref();
}

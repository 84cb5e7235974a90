import { loadTurns, readDeltas } from './task.ts';

/** One text node, appended to once per frame: the minimum. */
const log = document.createElement('div');
log.setAttribute('role', 'log');
log.tabIndex = 0;
const block = log.appendChild(document.createElement('div'));
block.className = 'plain';
const node = block.appendChild(document.createTextNode(''));
const field = document.createElement('textarea');
field.setAttribute('aria-label', 'Input');
document.querySelector('#root')?.append(log, field);

let sticks = true;
log.addEventListener('wheel', ({ deltaY }) => (sticks = deltaY > 0), { passive: true });

let waiting = '';
let frame = 0;

function write(text: string) {
  waiting += text;
  frame ||= requestAnimationFrame(() => {
    frame = 0;
    node.appendData(waiting);
    waiting = '';
    if (sticks) log.scrollTop = log.scrollHeight;
  });
}

const turns = await loadTurns();
write(turns.map(({ input, outputText }) => `${input}\n\n${outputText ?? ''}`).join(''));
if (turns.at(-1)?.outputText === null) for await (const delta of readDeltas()) write(delta);

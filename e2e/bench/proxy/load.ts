import * as http from 'node:http';

const STREAMS = 16;
const RATE_OF_EACH = 125;

/** Returns each event's delay in milliseconds. Throws if one is missing or duplicated. */
export async function readEvents(url: string, events: number): Promise<readonly number[]> {
  const perStream = Math.ceil(events / STREAMS);
  const path = `/api/workers/wrk_1?stream=true&events=${perStream}&rate=${RATE_OF_EACH}`;
  const delays = await Promise.all(Array.from({ length: STREAMS }, () => readStream(`${url}${path}`, perStream)));
  return delays.flat();
}

async function readStream(url: string, events: number): Promise<readonly number[]> {
  const delays: number[] = [];
  let text = '';
  let ids = 0;
  for await (const chunk of await get(url)) {
    const now = process.hrtime.bigint();
    text += String(chunk);
    const whole = text.lastIndexOf('\n\n') + 2;
    if (whole < 2) continue;
    for (const [, id, at] of text.slice(0, whole).matchAll(/^id: 0\/(\d+)\n.*"at":(\d+)/gm)) {
      if (Number(id) !== ids) throw new Error(`event ${id} came where ${ids} was due`);
      ids += 1;
      delays.push(Number(now - BigInt(at ?? 0)) / 1e6);
    }
    text = text.slice(whole);
  }
  if (ids !== events) throw new Error(`${ids} of ${events} events came`);
  return delays;
}

/** Reads in sequence on one connection. Returns the milliseconds of each. */
export async function readSmall(url: string, reads: number): Promise<readonly number[]> {
  const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
  const durations: number[] = [];
  for (let n = 0; n < reads; n += 1) {
    const began = performance.now();
    for await (const chunk of await get(`${url}/api/tasks/tsk_1`, agent)) void chunk;
    durations.push(performance.now() - began);
  }
  agent.destroy();
  return durations;
}

function get(url: string, agent?: http.Agent): Promise<http.IncomingMessage> {
  const headers = { host: `localhost:${new URL(url).port}` };
  return new Promise((resolve, reject) => {
    http.get(url, { headers, ...(agent && { agent }) }, resolve).on('error', reject);
  });
}

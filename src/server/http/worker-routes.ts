import { Hono } from 'hono';
import * as z from 'zod/mini';
import { endpoints, LAST_EVENT_ID } from '#contract/endpoints.ts';
import { type EventPosition, parseEventId } from '#contract/task-event.ts';
import { CreateWorker, UpdateWorker } from '#contract/request-bodies.ts';
import { workerTemplateResponse, workerVersionResponse } from '../domain/responses.ts';
import { problems } from '../domain/problems.ts';
import {
  createWorker,
  deleteWorker,
  findWorker,
  listWorkerVersions,
  taskOfWorker,
  updateWorker,
  workerState,
} from '../domain/workers.ts';
import { streamResponse, wantsStream } from './stream-response.ts';
import { type ApiContext, type ApiEnv, type HttpDeps, linksOf } from './api-env.ts';
import { flag, queryText, wholeNumber } from '#contract/query-fields.ts';
import type { WorkerTemplate } from '#contract/worker.ts';
import { readFields, readQuery, refuseUnstorable } from './read-fields.ts';
import { readJson } from './read-json.ts';
import { refuseInvalidSchema } from './refuse-invalid-schema.ts';
import { refuseUnknownModel } from './refuse-unknown-model.ts';

/** A worker's fields have at most 131,000 characters. */
const WORKER_BODY = { bytes: 512 * 2 ** 10, limit: '512 kB' };

/** `names`: without instructions and output schemas. */
const WorkersQuery = z.strictObject({
  fields: z._default(z.enum(['all', 'names']), 'all'),
  id: z.optional(z.array(queryText.check(z.minLength(1)))),
});

const StateQuery = z.strictObject({ taskId: z.optional(z.string()), stream: z._default(flag, false) });

/** `before`: a version; lists older ones. */
const VersionsQuery = z.strictObject({ before: z.optional(wholeNumber({ min: 1 })) });

export function workerRoutes(deps: HttpDeps): Hono<ApiEnv> {
  const { store } = deps;
  const routes = new Hono<ApiEnv>();

  routes.get(endpoints.listWorkers.path, async (c) => {
    const { fields, id: ids } = readQuery(WorkersQuery, c.req.queries(), ['id']);
    const withTexts = fields === 'all';
    const workers = await store.listWorkers(c.get('principal').organizationId, { ids, withTexts });
    const items = workers.map((worker) => workerTemplateResponse(worker, linksOf(c, deps)));
    return c.json({ items: withTexts ? items : items.map(withoutTexts) });
  });

  routes.post(endpoints.createWorker.path, async (c) => {
    const fields = refuseUnknownModel(await readWorkerFields(c, CreateWorker), deps);
    return c.json(workerTemplateResponse(await createWorker(deps, c.get('principal'), fields), linksOf(c, deps)));
  });

  routes.get(endpoints.retrieveWorker.path, async (c) => {
    const who = c.get('principal');
    const { taskId, stream } = readQuery(StateQuery, c.req.queries());
    const worker = await findWorker(store, who, c.req.param('workerId'));
    const task = await taskOfWorker(store, who, worker.id, taskId);
    if (stream || wantsStream(c)) {
      const from = readPosition(c);
      const named = { organizationId: who.organizationId, taskId: task?.id ?? '' };
      return streamResponse(c, deps, named, { from });
    }
    const turn = task && { organizationId: who.organizationId, taskId: task.id, seq: task.turnCount - 1 };
    return c.json(await workerState(store, worker, turn, linksOf(c, deps)));
  });

  routes.get(endpoints.listWorkerVersions.path, async (c) => {
    const { before } = readQuery(VersionsQuery, c.req.queries());
    const { items, more } = await listWorkerVersions(store, c.get('principal'), c.req.param('workerId'), before);
    return c.json({ items: items.map(({ version, usage }) => workerVersionResponse(version, usage)), more });
  });

  routes.patch(endpoints.updateWorker.path, async (c) => {
    const fields = refuseUnknownModel(await readWorkerFields(c, UpdateWorker), deps);
    const worker = await updateWorker(deps, c.get('principal'), c.req.param('workerId'), fields);
    return c.json(workerTemplateResponse(worker, linksOf(c, deps)));
  });

  routes.delete(endpoints.deleteWorker.path, async (c) => {
    await deleteWorker(deps, c.get('principal'), c.req.param('workerId'));
    return c.json({ deleted: true });
  });

  return routes;
}

async function readWorkerFields<T extends CreateWorker>(c: ApiContext, schema: z.ZodMiniType<T>): Promise<T> {
  return refuseInvalidSchema(readFields(schema, refuseUnstorable(await readJson(c.req.raw, WORKER_BODY))));
}

function readPosition(c: ApiContext): EventPosition {
  const last = c.req.header(LAST_EVENT_ID);
  if (last === undefined || last === '') return { seq: 0, offset: 0 };
  const seen = parseEventId(last);
  if (seen === undefined) throw problems.badRequest(`${LAST_EVENT_ID} must be the id of an event, like 0/12.`);
  return { seq: seen.seq, offset: seen.offset + 1 };
}

function withoutTexts(worker: WorkerTemplate): WorkerTemplate {
  const { instructions: _, outputSchema: __, ...names } = worker;
  return names;
}

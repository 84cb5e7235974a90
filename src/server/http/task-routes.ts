import { Hono } from 'hono';
import * as z from 'zod/mini';
import { endpoints, IDEMPOTENCY_KEY, RETRY_COUNT } from '#contract/endpoints.ts';
import { ApprovalDecision } from '#contract/approval.ts';
import { CreateTask } from '#contract/request-bodies.ts';
import { problems } from '../domain/problems.ts';
import type { TurnRef } from '../domain/records.ts';
import { sendTask, type TaskRequest } from '../domain/send-task.ts';
import { listTasks } from '../domain/list-tasks.ts';
import {
  abortTask,
  answerApproval,
  archiveTask,
  findTask,
  listTurns,
  restoreTask,
  retrieveTask,
} from '../domain/tasks.ts';
import { workerState } from '../domain/workers.ts';
import { type ApiContext, type ApiEnv, type HttpDeps, linksOf } from './api-env.ts';
import { streamResponse, wantsStream } from './stream-response.ts';
import { readListQuery } from './list-query.ts';
import { flag, wholeNumber } from '#contract/query-fields.ts';
import { readJson } from './read-json.ts';
import { readFields, readQuery, refuseUnstorable } from './read-fields.ts';
import { type TaskRequestBody, readTaskRequest } from './read-task-request.ts';
import { refuseInvalidSchema } from './refuse-invalid-schema.ts';
import { refuseUnknownModel } from './refuse-unknown-model.ts';

const TurnsQuery = z.strictObject({
  parts: z._default(flag, false),
  steps: z._default(flag, false),
  from: z.optional(wholeNumber({ min: 0 })),
  to: z.optional(wholeNumber({ min: 0 })),
});

const AnswerBody = z.strictObject({ decision: ApprovalDecision });
const ANSWER_BODY = { bytes: 2 ** 10, limit: '1 kB' };

export function taskRoutes(deps: HttpDeps): Hono<ApiEnv> {
  const routes = new Hono<ApiEnv>();

  routes.post(endpoints.createTask.path, async (c) => {
    if (deps.stopping.aborted) throw problems.stopping();
    const idempotencyKey = readIdempotencyKey(c);
    const isRetry = Number(c.req.header(RETRY_COUNT) ?? 0) > 0;
    const { body, turn } = await acceptRequest(c, await readTaskRequest(c.req.raw, deps), { idempotencyKey, isRetry });
    if (body.stream === true || wantsStream(c)) {
      return streamResponse(c, deps, turn, { from: { seq: turn.seq, offset: 0 }, throughSeq: turn.seq });
    }
    return c.json(await stateAfter(c, turn));
  });

  async function acceptRequest(
    c: ApiContext,
    sent: TaskRequestBody,
    how: Pick<TaskRequest, 'idempotencyKey' | 'isRetry'>,
  ) {
    try {
      const fields = readFields(CreateTask, refuseUnstorable(sent.fields));
      const body = await refuseInvalidSchema(refuseUnknownModel(fields, deps));
      return { body, turn: await sendTask(deps, c.get('principal'), { ...how, body, files: sent.files }) };
    } finally {
      await sent.discard();
    }
  }

  /** The turn continues if the client hangs up. */
  async function stateAfter(c: ApiContext, turn: TurnRef) {
    await deps.runner.ended(turn);
    const task = await findTask(deps.store, c.get('principal'), turn.taskId);
    const worker = await deps.store.findWorker(turn.organizationId, task.workerId);
    if (worker === undefined) throw problems.noWorker(task.workerId);
    return workerState(deps.store, worker, turn, linksOf(c, deps));
  }

  routes.get(endpoints.listTasks.path, async (c) => {
    return c.json(await listTasks(deps, c.get('principal'), readListQuery(c.req.queries()), linksOf(c, deps)));
  });

  routes.get(endpoints.retrieveTask.path, async (c) => {
    return c.json(await retrieveTask(deps, c.get('principal'), c.req.param('taskId'), linksOf(c, deps)));
  });

  routes.get(endpoints.listTurns.path, async (c) => {
    const { parts, steps, from, to } = readQuery(TurnsQuery, c.req.queries());
    const range = { parts, steps, ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
    return c.json(await listTurns(deps, c.get('principal'), c.req.param('taskId'), range, linksOf(c, deps)));
  });

  routes.delete(endpoints.archiveTask.path, async (c) => {
    await archiveTask(deps, c.get('principal'), c.req.param('taskId'));
    return c.json({ archived: true });
  });

  routes.post(endpoints.restoreTask.path, async (c) => {
    const [principal, taskId] = [c.get('principal'), c.req.param('taskId')];
    await restoreTask(deps, principal, taskId);
    return c.json(await retrieveTask(deps, principal, taskId, linksOf(c, deps)));
  });

  routes.post(endpoints.abortTask.path, async (c) => {
    await abortTask(deps, c.get('principal'), c.req.param('taskId'));
    return c.json({ aborted: true });
  });

  routes.post(endpoints.answerApproval.path, async (c) => {
    const { decision } = readFields(AnswerBody, await readJson(c.req.raw, ANSWER_BODY));
    const { taskId, approvalId } = c.req.param();
    return c.json({ approval: await answerApproval(deps, c.get('principal'), taskId, approvalId, decision) });
  });

  return routes;
}

function readIdempotencyKey(c: ApiContext): string | undefined {
  const key = c.req.header(IDEMPOTENCY_KEY);
  if (key === undefined) return undefined;
  if (key === '' || key.length > 255) throw problems.badRequest(`${IDEMPOTENCY_KEY} must be 1 to 255 characters.`);
  return key;
}

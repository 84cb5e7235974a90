import { ApiProblem } from '#contract/api-problem.ts';
import { MAX_USAGE_BUCKETS, type UsageInterval } from '#contract/usage.ts';

export const problems = {
  keyMissing: () =>
    new ApiProblem(
      401,
      'An API key is required. Send the header "Authorization: Bearer <key>" with a key of this API.',
    ),
  keyUnknown: () => new ApiProblem(401, 'This API key is unknown or was revoked.'),
  outOfCredits: () =>
    new ApiProblem(402, 'The organisation is out of credits. Nothing was started. Add credits, then send again.'),
  otherHost: () =>
    new ApiProblem(403, 'The API answers only under localhost, 127.0.0.1 or [::1]. Send the request to one of these.'),
  otherWorker: (taskId: string, workerId: string) =>
    new ApiProblem(
      403,
      `Task ${taskId} belongs to worker ${workerId}. Send that workerId or none, or leave taskId out to start fresh.`,
    ),
  notCreator: (
    verb:
      | 'archive a task of this worker'
      | 'restore a task of this worker'
      | 'change this worker'
      | 'delete this worker',
  ) => new ApiProblem(403, `Only the worker's creator can ${verb}.`),
  workerFields: (names: readonly string[]) =>
    new ApiProblem(
      422,
      `${names.join(', ')}: only for a new worker. Leave workerId and an existing taskId out, or change the worker itself.`,
    ),
  originOfExisting: (taskId: string) => new ApiProblem(422, `origin: only for a new task. ${taskId} exists already.`),
  unknownModel: (model: string, known: readonly string[]) =>
    new ApiProblem(
      422,
      `model: there is no model ${model}. Write one of ${known.join(', ')}, or null for the default.`,
    ),
  noModel: (model: string) => new ApiProblem(404, `There is no model ${model}.`),
  nothingToTest: (model: string) => new ApiProblem(422, `${model} is not a language model: there is nothing to test.`),
  noTask: (taskId: string) => new ApiProblem(404, `There is no task ${taskId}.`),
  noApproval: (approvalId: string) => new ApiProblem(404, `There is no approval ${approvalId}.`),
  noWorker: (workerId: string) => new ApiProblem(404, `There is no worker ${workerId}.`),
  noTaskOfWorker: (taskId: string, workerId: string) =>
    new ApiProblem(404, `Worker ${workerId} has no task ${taskId}.`),
  noFile: (name: string) => new ApiProblem(404, `There is no file ${name}.`),
  noRoute: (method: string, path: string) => new ApiProblem(404, `There is no route ${method} ${path}.`),
  turnRunning: (taskId: string) =>
    new ApiProblem(409, `A turn of task ${taskId} is running. Wait until it has ended, or abort it, then send again.`),
  archived: (taskId: string) =>
    new ApiProblem(
      409,
      `Task ${taskId} is archived and takes no turns. Restore it, or leave taskId out to start a new task.`,
    ),
  workerDeleted: (taskId: string) =>
    new ApiProblem(409, `The worker of task ${taskId} was deleted, so it takes no more turns. Start a new task.`),
  archiveRunning: (taskId: string) =>
    new ApiProblem(409, `A turn of task ${taskId} is running. Wait until it has ended, or abort it, then archive it.`),
  notRunning: (taskId: string) =>
    new ApiProblem(409, `No turn of task ${taskId} is running, so there is nothing to abort.`),
  approvalEnded: (approvalId: string) =>
    new ApiProblem(409, `The turn has ended without an answer to approval ${approvalId}.`),
  keyReused: () =>
    new ApiProblem(
      422,
      'This Idempotency-Key was sent before with a different request. Use a new key for a new request.',
    ),
  noTimeZone: (timeZone: string) =>
    new ApiProblem(
      400,
      `timeZone: there is no time zone ${timeZone}. Write one of the IANA database, such as Europe/Berlin.`,
    ),
  tooManyBuckets: (interval: UsageInterval) =>
    new ApiProblem(
      400,
      `interval: from and to are more than ${MAX_USAGE_BUCKETS} ${interval}s apart. Choose a shorter range` +
        `${interval === 'month' ? '' : ` or a longer interval than ${interval}`}.`,
    ),
  badRequest: (message: string) => new ApiProblem(400, message),
  badField: (message: string) => new ApiProblem(422, message),
  tooLarge: (message: string) => new ApiProblem(413, message),
  unsupportedType: () =>
    new ApiProblem(415, 'The body must be JSON (Content-Type: application/json) or multipart/form-data.'),
  stopping: () => new ApiProblem(503, 'The API is stopping. Send again in a moment.', 1000),
  diskFull: () => new ApiProblem(507, "The API's disk is full. Nothing was started. Free some space, then send again."),
};

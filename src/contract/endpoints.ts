import * as z from 'zod/mini';
import { ApprovalAnswer, type ApprovalDecision } from './approval.ts';
import { AbortTaskResponse, Account, DeleteTaskResponse, TaskList, TaskWithTurns, TurnList } from './task.ts';
import { ModelList, ModelServerList, ModelTest } from './model.ts';
import type { CreateTask, CreateWorker, UpdateWorker } from './request-bodies.ts';
import { Usage } from './usage.ts';
import { DeleteWorkerResponse, Worker, WorkerList, WorkerTemplate, WorkerVersionList } from './worker.ts';

/** `origin`: who documents the route: the API docs, the published clients, or this project. */
export const endpoints = {
  createTask: { method: 'POST', path: '/api/tasks', takesBody: true, answer: Worker, origin: 'docs' },
  listTasks: { method: 'GET', path: '/api/tasks', answer: TaskList, origin: 'docs' },
  retrieveTask: { method: 'GET', path: '/api/tasks/:taskId', answer: TaskWithTurns, origin: 'docs' },
  archiveTask: { method: 'DELETE', path: '/api/tasks/:taskId', answer: DeleteTaskResponse, origin: 'docs' },
  restoreTask: { method: 'POST', path: '/api/tasks/:taskId/restore', answer: TaskWithTurns, origin: 'ours' },
  listTurns: { method: 'GET', path: '/api/tasks/:taskId/turns', answer: TurnList, origin: 'clients' },
  abortTask: { method: 'POST', path: '/api/tasks/:taskId/abort', answer: AbortTaskResponse, origin: 'ours' },
  answerApproval: {
    method: 'POST',
    path: '/api/tasks/:taskId/approvals/:approvalId',
    takesBody: true,
    answer: ApprovalAnswer,
    origin: 'ours',
  },
  listWorkers: { method: 'GET', path: '/api/workers', answer: WorkerList, origin: 'ours' },
  listWorkerVersions: {
    method: 'GET',
    path: '/api/workers/:workerId/versions',
    answer: WorkerVersionList,
    origin: 'ours',
  },
  createWorker: { method: 'POST', path: '/api/workers', takesBody: true, answer: WorkerTemplate, origin: 'clients' },
  retrieveWorker: { method: 'GET', path: '/api/workers/:workerId', answer: Worker, origin: 'clients' },
  updateWorker: {
    method: 'PATCH',
    path: '/api/workers/:workerId',
    takesBody: true,
    answer: WorkerTemplate,
    origin: 'clients',
  },
  deleteWorker: { method: 'DELETE', path: '/api/workers/:workerId', answer: DeleteWorkerResponse, origin: 'clients' },
  readFile: { method: 'GET', path: '/api/workers/:workerId/files/*', answer: z.unknown(), origin: 'clients' },
  listModels: { method: 'GET', path: '/api/models', answer: ModelList, origin: 'ours' },
  testModel: { method: 'POST', path: '/api/models/:model/test', answer: ModelTest, origin: 'ours' },
  findModelServers: { method: 'GET', path: '/api/model-servers', answer: ModelServerList, origin: 'ours' },
  account: { method: 'GET', path: '/api/account', answer: Account, origin: 'ours' },
  usage: { method: 'GET', path: '/api/usage', answer: Usage, origin: 'ours' },
} as const;

export type Endpoints = typeof endpoints;
export type Bodies = {
  createTask: CreateTask;
  createWorker: CreateWorker;
  updateWorker: UpdateWorker;
  answerApproval: { decision: ApprovalDecision };
};
export type EndpointName = keyof Endpoints;

export const IDEMPOTENCY_KEY = 'Idempotency-Key';
export const LAST_EVENT_ID = 'Last-Event-ID';
/** Set by the official clients when they retry. */
export const RETRY_COUNT = 'X-Stainless-Retry-Count';
/** `false` tells the official clients not to retry. */
export const SHOULD_RETRY = 'X-Should-Retry';

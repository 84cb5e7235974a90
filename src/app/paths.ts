/** Every address of the app, spelled here only. */
export const paths = {
  newTask: '/',
  newTaskFor: (workerId: string) => `/?workerId=${encodeURIComponent(workerId)}`,
  tasks: '/tasks',
  task: (taskId: string) => `/tasks/${encodeURIComponent(taskId)}`,
  turns: (taskId: string) => `/tasks/${encodeURIComponent(taskId)}/turns`,
  workers: '/workers',
  worker: (workerId: string) => `/workers/${encodeURIComponent(workerId)}`,
} as const;

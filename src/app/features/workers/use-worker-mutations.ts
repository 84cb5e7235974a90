import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { CreateWorker, UpdateWorker } from '#contract/fields.ts';
import { request } from '#app/data/request.ts';
import { workersQuery } from '#app/data/workers.ts';

/** Makes a worker; the list is asked for again. */
export function useCreateWorker() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: CreateWorker) => request('createWorker', { body }),
    onSuccess: () => client.invalidateQueries({ queryKey: workersQuery.queryKey }),
  });
}

/** Changes the fields sent, and no others. */
export function useUpdateWorker(workerId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: UpdateWorker) => request('updateWorker', { workerId, body }),
    onSuccess: () => client.invalidateQueries({ queryKey: workersQuery.queryKey }),
  });
}

export function useDeleteWorker(workerId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => request('deleteWorker', { workerId }),
    onSuccess: () => client.invalidateQueries({ queryKey: workersQuery.queryKey }),
  });
}

import { useMutation, useQueryClient, type UseMutationOptions } from '@tanstack/react-query';
import { useRef } from 'react';
import type { CreateWorker, UpdateWorker } from '#contract/request-bodies.ts';
import { request } from '#app/data/request.ts';
import { workersQuery } from '#app/data/workers.ts';

export function useCreateWorker() {
  return useOneAtATime({ mutationFn: (body: CreateWorker) => request('createWorker', { body }) }, 'once');
}

export function useUpdateWorker(workerId: string) {
  return useOneAtATime({ mutationFn: (body: UpdateWorker) => request('updateWorker', { workerId, body }) });
}

export function useDeleteWorker(workerId: string) {
  return useOneAtATime({ mutationFn: () => request('deleteWorker', { workerId }) }, 'once');
}

/**
 * Reloads the list of workers. Ignores calls while one is pending, because a double click comes before the render that
 * disables the button. `once`: also after success, because the page is about to close. Then `onSuccess` is called before
 * the list is reloaded, which may unmount the caller; otherwise after it, so that no old values show in between.
 */
function useOneAtATime<Data, Body>(options: UseMutationOptions<Data, Error, Body>, once?: 'once') {
  const client = useQueryClient();
  const isUnderWay = useRef(false);
  const done = useRef<(data: Data) => void>(undefined);
  const { mutate, isPending, error } = useMutation({
    ...options,
    async onSuccess(data) {
      if (once !== undefined) done.current?.(data);
      await client.invalidateQueries({ queryKey: workersQuery.queryKey });
      if (once === undefined) done.current?.(data);
    },
    onSettled(_data, failure) {
      if (failure !== null || once === undefined) isUnderWay.current = false;
    },
  });
  return {
    isPending,
    error,
    mutate(body: Body, onSuccess: (data: Data) => void) {
      if (isUnderWay.current) return;
      isUnderWay.current = true;
      done.current = onSuccess;
      mutate(body);
    },
  };
}

import type { CreateWorker } from '#contract/request-bodies.ts';
import { problems } from '../domain/problems.ts';
import type { HttpDeps } from './api-env.ts';

/** Throws 422 with the known names. */
export function refuseUnknownModel<Fields extends Pick<CreateWorker, 'model'>>(
  fields: Fields,
  { engines }: Pick<HttpDeps, 'engines'>,
): Fields {
  const known = engines.all.map(({ name }) => name);
  const { model } = fields;
  if (model == null || known.includes(model)) return fields;
  throw problems.unknownModel(model, known);
}

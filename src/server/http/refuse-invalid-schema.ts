import type { CreateWorker } from '#contract/request-bodies.ts';
import { problems } from '../domain/problems.ts';

const MAX_PATHS = 5;

export async function refuseInvalidSchema<Fields extends Pick<CreateWorker, 'outputSchema'>>(
  fields: Fields,
): Promise<Fields> {
  const { outputSchema } = fields;
  if (outputSchema == null) return fields;
  const { findSchemaProblems } = await import('#contract/check-output.ts');
  const found = await findSchemaProblems(outputSchema);
  if (found.length === 0) return fields;
  const shown = found.slice(0, MAX_PATHS).map(({ path, words }) => `${whole(path)} ${words}.`);
  throw problems.badField(`outputSchema is not a valid JSON Schema: ${shown.join(' ')}`);
}

function whole(path: string): string {
  return path === '' || path.startsWith('[') ? `outputSchema${path}` : `outputSchema.${path}`;
}

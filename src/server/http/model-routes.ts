import { Hono } from 'hono';
import { endpoints } from '#contract/endpoints.ts';
import type { Model, ModelFacts, ModelTest } from '#contract/model.ts';
import { problems } from '../domain/problems.ts';
import type { Engine } from '../runner/engine.ts';
import type { ApiEnv, HttpDeps } from './api-env.ts';

/** Ours. */
export function modelRoutes({ engines, findModelServers }: HttpDeps): Hono<ApiEnv> {
  const routes = new Hono<ApiEnv>();
  /** Requests at the same time share a test. */
  const tests = new Map<string, Promise<ModelTest>>();

  routes.get(endpoints.listModels.path, (c) =>
    c.json({ items: engines.all.map((engine) => modelResponse(engine, engine === engines.default)) }),
  );

  routes.get(endpoints.findModelServers.path, async (c) => c.json({ items: await findModelServers() }));

  routes.post(endpoints.testModel.path, async (c) => {
    const name = c.req.param('model');
    const engine = engines.all.find((known) => known.name === name);
    if (engine === undefined) throw problems.noModel(name);
    if (engine.languageModel === null) throw problems.nothingToTest(name);
    const test = tests.get(name) ?? engine.languageModel.test().finally(() => tests.delete(name));
    tests.set(name, test);
    return c.json(await test);
  });

  return routes;
}

const WITHOUT_MODEL: ModelFacts = {
  provider: 'built-in',
  host: null,
  contextWindow: null,
  maxOutputTokens: null,
  prices: null,
  images: false,
  schema: false,
};

function modelResponse({ name, languageModel }: Engine, isDefault: boolean): Model {
  const { provider, host, contextWindow, maxOutputTokens, prices, images, schema } = languageModel ?? WITHOUT_MODEL;
  return { name, provider, host, contextWindow, maxOutputTokens, prices, images, schema, isDefault };
}

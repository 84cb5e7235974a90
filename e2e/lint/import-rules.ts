/** `npm run import-rules` writes these rules as oxlint overrides to `.oxlint-imports.json`. */

type Pattern = { message: string; allowTypeImports?: boolean } & ({ regex: string } | { group: string[] });
type ImportRule = { files: string[]; excludeFiles?: string[]; forbid: readonly Pattern[] };

/** What each layer of `src/app` may import. `navigation` and `paths` are files. */
const APP_LAYERS: Readonly<Record<string, readonly string[]>> = {
  lib: [],
  messages: ['lib'],
  components: ['messages', 'lib'],
  data: ['messages', 'lib'],
  streaming: ['data', 'messages', 'lib'],
  sending: ['streaming', 'data', 'messages', 'lib'],
  entities: ['paths', 'sending', 'streaming', 'data', 'components', 'messages', 'lib'],
  markdown: ['entities', 'data', 'components', 'messages', 'lib'],
  features: [
    'navigation',
    'paths',
    'markdown',
    'entities',
    'sending',
    'streaming',
    'data',
    'components',
    'messages',
    'lib',
  ],
  shell: ['navigation', 'paths', 'entities', 'sending', 'streaming', 'data', 'components', 'messages', 'lib'],
  pages: [
    'navigation',
    'paths',
    'shell',
    'features',
    'markdown',
    'entities',
    'sending',
    'streaming',
    'data',
    'components',
    'messages',
    'lib',
  ],
};

/** Types from `typesOnly` are allowed. */
const ENGINES = ['builtin-worker', 'language-model'];
const SERVER_PARTS = [
  { part: 'domain', forbidden: ['http', 'store', 'runner', 'tools', ...ENGINES], typesOnly: [] },
  { part: 'http', forbidden: ['tools', ...ENGINES], typesOnly: ['store', 'runner'] },
  { part: 'store', forbidden: ['tools', ...ENGINES], typesOnly: ['http', 'runner'] },
  { part: 'runner', forbidden: ['tools', ...ENGINES], typesOnly: ['http', 'store'] },
] as const;

const PACKAGES = {
  domain:
    '^(node:)?(process|http|https|net|fs|fs/promises|child_process)$|^(hono|@hono/|drizzle-orm|pg$|@electric-sql/|busboy)',
  http: '^(node:)?process$|^(drizzle-orm|pg$|@electric-sql/)',
  store: '^(node:)?(process|http|https)$|^(hono|@hono/|busboy)',
  runner: '^(node:)?(process|http|https)$|^(hono|@hono/|busboy|drizzle-orm|pg$|@electric-sql/)',
  engine: '^(node:)?(process|http|https|child_process)$|^(hono|@hono/|busboy|drizzle-orm|pg$|@electric-sql/)',
  webClient: '^(node:)?(process|child_process)$|^(hono|@hono/|busboy|drizzle-orm|pg$|@electric-sql/)',
} as const;

/** Checks each address before it connects. */
const WEB_CLIENT = ['src/server/tools/web/request-url.ts', 'src/server/tools/web/request-url.test.ts'];

const PROCESS: Pattern = {
  regex: '^(node:)?process$',
  message: 'Only main.ts and env.ts use the process, as a global.',
};
const SERVER_PACKAGE: Pattern = {
  regex: '^(node:|hono|@hono/|pg$|drizzle-orm|@electric-sql/|sirv|csv-parse)',
  message: 'This package belongs to the server.',
};
const ONLY_MAIN_KNOWS_ENGINES: Pattern = {
  regex: `(^|/)(${ENGINES.join('|')})(/|$)`,
  message: 'Only main.ts knows the engines; others know them through runner/engine.ts.',
};
const OF_THE_RUNNER_ENGINE_ONLY: Pattern = {
  group: ['**/runner/**', '!**/runner/engine.ts'],
  message: 'Engines and tools know only engine.ts of the runner.',
};

/** The contract is imported by its alias only. */
function otherPrograms(self: string, message: string, withContract = true): Pattern {
  const others = ['app', 'proxy', 'server', 'launcher'].filter((name) => name !== self);
  const aliases = withContract ? others : ['contract', ...others];
  return { regex: `^#(${aliases.join('|')})/|^(\\.\\./)+(contract|${others.join('|')}|e2e)/`, message };
}

const appLayers = Object.keys(APP_LAYERS);
const FAULT_RUNS_USE = ['data', 'sending', 'streaming'];
const appFiles = (folder: string) => [`src/app/${folder}**/*.{ts,tsx}`];

function appLayerRule(layer: string): ImportRule {
  const allowed = APP_LAYERS[layer] ?? [];
  const isGeneral = layer === 'lib' || layer === 'messages' || layer === 'components';
  const known = ['main', 'router', 'navigation', 'paths', ...appLayers];
  const forbidden = known.filter((name) => name !== layer && !allowed.includes(name));
  return {
    files: appFiles(`${layer}/`),
    forbid: [
      otherPrograms(
        'app',
        isGeneral ? `${layer} knows no domain noun.` : 'The app imports #contract only.',
        !isGeneral,
      ),
      SERVER_PACKAGE,
      {
        regex: `^(#app|(\\.\\.)(/\\.\\.)*)/(${forbidden.join('|')})(/|\\.tsx?$)`,
        message: allowed.length === 0 ? `${layer} imports no other layer.` : `${layer} imports ${allowed.join(', ')}.`,
      },
    ],
  };
}

/** Relative imports are judged by the folders they climb. */
function featureRules(): ImportRule[] {
  const { forbid } = appLayerRule('features');
  const depths = ['', '*/', '*/*/', '*/*/*/'];
  return depths.map((below, depth) => ({
    files: [`src/app/features/*/${below}*.{ts,tsx}`],
    forbid: [
      ...forbid,
      {
        regex: `^#app/features/|/features/|^${'\\.\\./'.repeat(depth + 1)}[^.]`,
        message: 'A feature never imports another: they meet in a page. Inside a feature, import relatively.',
      },
    ],
  }));
}

function serverRules(): ImportRule[] {
  const onlyContract = otherPrograms('server', 'The server imports #contract only.');
  const within = (parts: readonly string[]) => `^(#server|(\\.\\.)(/\\.\\.)*)/(${parts.join('|')})(/|$)`;
  return [
    {
      files: ['src/server/**/*.ts'],
      excludeFiles: ['src/server/main.ts', 'src/server/tool-process/main.ts'],
      forbid: [onlyContract, PROCESS, ONLY_MAIN_KNOWS_ENGINES],
    },
    ...SERVER_PARTS.map(({ part, forbidden, typesOnly }) => ({
      files: [`src/server/${part}/**/*.ts`],
      forbid: [
        onlyContract,
        { regex: PACKAGES[part], message: `src/server/${part} does not use this package.` },
        { regex: within(forbidden), message: `src/server/${part} does not depend on these.` },
        ONLY_MAIN_KNOWS_ENGINES,
        ...(typesOnly.length > 0
          ? [{ regex: within(typesOnly), allowTypeImports: true, message: 'create-api.ts connects these parts.' }]
          : []),
      ],
    })),
    { files: ['src/server/main.ts'], forbid: [onlyContract, PROCESS] },
    ...[
      { files: ['src/server/tools/**/*.ts'], excludeFiles: WEB_CLIENT, packages: PACKAGES.engine },
      { files: WEB_CLIENT, packages: PACKAGES.webClient },
    ].map(({ packages, ...files }) => ({
      ...files,
      forbid: [
        onlyContract,
        { regex: packages, message: 'A tool uses neither HTTP nor the database. Only request-url.ts requests pages.' },
        { regex: within(['http', 'store']), message: 'A tool knows domain and runner/engine.ts.' },
        ONLY_MAIN_KNOWS_ENGINES,
        OF_THE_RUNNER_ENGINE_ONLY,
      ],
    })),
    ...ENGINES.map((engine) => ({
      files: [`src/server/${engine}/**/*.ts`],
      // Its tests call tools as the runner does.
      excludeFiles: [`src/server/${engine}/testing/**`],
      forbid: [
        onlyContract,
        { regex: PACKAGES.engine, message: 'An engine uses neither HTTP nor the database.' },
        { regex: within(['http', 'store']), message: 'An engine knows domain, tools and runner/engine.ts.' },
        { regex: within(ENGINES.filter((other) => other !== engine)), message: 'An engine knows no other.' },
        OF_THE_RUNNER_ENGINE_ONLY,
      ],
    })),
  ];
}

export const importRules: readonly ImportRule[] = [
  {
    files: ['src/contract/**/*.ts'],
    forbid: [
      {
        regex: '^[^.z@]|^@[^h]|^@h[^y]|^\\.\\.|^z[^o]|^zo[^d]|^zod[^/]',
        message: 'The contract imports zod, and @hyperjump for schemas, only.',
      },
    ],
  },
  {
    files: ['src/contract/**/*.test.ts'],
    forbid: [{ regex: '^(#|\\.\\./)', message: 'The contract imports nothing else of the product.' }],
  },
  { files: appFiles(''), forbid: [otherPrograms('app', 'The app imports #contract only.'), SERVER_PACKAGE] },
  ...appLayers.filter((layer) => layer !== 'features').map(appLayerRule),
  ...featureRules(),
  { files: ['src/proxy/**/*.ts'], forbid: [otherPrograms('proxy', 'The proxy imports #contract only.'), PROCESS] },
  {
    // The `.mjs` files run before the build.
    files: ['src/launcher/**/*.{ts,mjs}'],
    forbid: [{ regex: '^#|^\\.\\./', message: 'The launcher starts processes and imports none of them.' }, PROCESS],
  },
  ...serverRules(),
  {
    files: ['e2e/**/*.ts'],
    forbid: [{ regex: '^#app/|src/app/', message: 'Tests use the app through a browser.' }],
  },
  {
    files: ['e2e/bench/peers/**/*.{ts,tsx}'],
    forbid: [{ regex: '^#|^(\\.\\./)+', message: 'A peer imports its own packages only.' }],
  },
  {
    files: ['e2e/faults/**/*.ts'],
    forbid: [
      {
        regex: `^#app/(main|router|navigation|paths|lib|${appLayers.filter((layer) => !FAULT_RUNS_USE.includes(layer)).join('|')})|src/app/`,
        message: `Fault runs use ${FAULT_RUNS_USE.join(', ')}, without the pages.`,
      },
    ],
  },
];

export const IMPORTS_FILE = '.oxlint-imports.json';

export function importsFile(): string {
  const overrides = importRules.map(({ forbid, ...files }) => ({
    ...files,
    rules: { 'no-restricted-imports': ['error', { patterns: forbid }] },
  }));
  return `${JSON.stringify({ overrides }, null, 2)}\n`;
}

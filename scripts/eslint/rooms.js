// What may import what: the arrows between packages and, within a package, the
// floors of its rooms. Tests may look anywhere.
const { join } = require('node:path');

const scope = '@backstage-continuity';
const common = `${scope}/plugin-continuity-common`;
const node = `${scope}/plugin-continuity-node`;
const cli = `${scope}/cli`;
const frontend = `${scope}/plugin-continuity`;
const backend = `${scope}/plugin-continuity-backend`;
const catalogModule = `${scope}/plugin-catalog-backend-module-continuity`;

/** common <- node <- backend, modules; common <- frontend, cli; no other arrow. */
const arrows = {
  [common]: [],
  [node]: [common],
  [backend]: [common, node],
  [catalogModule]: [common, node],
  [frontend]: [common],
  [cli]: [common],
};

/**
 * A room imports only from floors below its own. The lowest two are floor 0 of
 * the architecture: what has no domain carries what has.
 */
const backendFloors = [
  ['database', 'http', 'telemetry'],
  ['policy', 'changes', 'tasks'],
  ['inventory'],
  ['reviews', 'testing', 'exceptions', 'records'],
  ['dependencies'],
  ['posture', 'imports'],
  ['reminders'],
];

const zones = {
  [backend]: [
    ...floorZones(backendFloors),
    {
      target: backendFloors.flat().map(room => `./src/${room}`),
      from: './src/plugin.ts',
      message: 'plugin.ts wires the rooms, which know nothing of it.',
    },
  ],
  [frontend]: [
    {
      target: './src/!(extensions|plugin.tsx)/**',
      from: './src/extensions',
      message: 'Extensions name components, which know nothing of them.',
    },
    {
      target: './src/!(legacy)/**',
      from: './src/legacy',
      message: 'Only older apps use the legacy entry.',
    },
  ],
};

function floorZones(floors) {
  return floors.flatMap((rooms, floor) => {
    const notBelow = floors.slice(floor).flat();
    return rooms.map(room => ({
      target: `./src/${room}`,
      from: notBelow
        .filter(other => other !== room)
        .map(other => `./src/${other}`),
      message: `${room} imports only from floors below its own: ${
        floors.slice(0, floor).flat().join(', ') || 'it has none'
      }.`,
    }));
  });
}

/** The rules of one package, for its `.eslintrc.js`. */
function architecture(dir) {
  const { name } = require(join(dir, 'package.json'));
  const forbidden = Object.keys(arrows).filter(
    other => other !== name && !arrows[name].includes(other),
  );
  const ownZones = zones[name];
  return {
    settings: {
      'import/resolver': { node: { extensions: ['.ts', '.tsx', '.js'] } },
    },
    restrictedSrcImports: forbidden.map(other => ({
      name: other,
      message: `${name} must not know of this package.`,
    })),
    overrides: ownZones && [
      {
        files: ['src/**/*.{ts,tsx}'],
        excludedFiles: ['**/*.test.*', '**/__testUtils__/**'],
        rules: {
          'import/no-restricted-paths': [
            'error',
            { basePath: dir, zones: ownZones },
          ],
        },
      },
    ],
  };
}

module.exports = { architecture };

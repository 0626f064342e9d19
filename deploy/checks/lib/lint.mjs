import {spawnSync} from 'node:child_process';
import {dirname, join} from 'node:path';
import {fileURLToPath} from 'node:url';

const here = join(dirname(fileURLToPath(import.meta.url)), '..');

/** Runs a tool of node_modules; its words become the failure. */
export function lintedWith(tool, ...args) {
  const run = spawnSync(join(here, 'node_modules', '.bin', tool), args, {
    cwd: here,
    encoding: 'utf8',
    env: {...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true', NO_COLOR: '1'},
  });
  if (run.status !== 0) throw new Error(`${tool} ${args.join(' ')}\n${run.stdout}\n${run.stderr}`);
}

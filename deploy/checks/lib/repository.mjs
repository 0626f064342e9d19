// The repository's files, as git knows them, so that build output is never read.
import {execFileSync} from 'node:child_process';
import {existsSync, readFileSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {fileURLToPath} from 'node:url';

export const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..', '..');

/** Tracked and new files below a folder; ignored ones are left out. */
export function files(...patterns) {
  const listed = execFileSync(
    'git',
    ['-C', root, '-c', 'core.quotepath=off', 'ls-files', '-z', '--cached', '--others', '--exclude-standard', '--', ...patterns],
    {encoding: 'utf8', maxBuffer: 1 << 26, stdio: ['ignore', 'pipe', 'ignore']},
  );
  return [...new Set(listed.split('\0'))].filter(name => name && existsSync(join(root, name))).sort();
}

export const path = name => join(root, name);
export const read = name => readFileSync(join(root, name), 'utf8');
export const readJson = name => JSON.parse(read(name));

/** Production code, without tests. */
export const mainJava = () => files('*.java').filter(name => name.includes('/src/main/java/'));

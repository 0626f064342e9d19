// The texts: links lead somewhere, code they name exists, and nothing of one machine stands in them.
import {deepEqual, ok} from 'node:assert/strict';
import {existsSync} from 'node:fs';
import {dirname, join, normalize} from 'node:path';
import {test} from 'node:test';
import {files, mainJava, path, read} from './lib/repository.mjs';
import {settings} from './lib/settings.mjs';

const TEXTS = files('*.md');

test('every link between the texts leads somewhere', () => {
  const broken = [];
  for (const name of TEXTS) {
    for (const [, target] of read(name).matchAll(/\]\((?!https?:|mailto:|#)([^)#\s]+)(?:#[^)]*)?\)/g)) {
      const file = normalize(join(dirname(name), decodeURI(target)));
      if (!existsSync(path(file))) broken.push(`${name} -> ${target}`);
    }
  }
  deepEqual(broken, []);
});

test('every type and member the glossary names is in the code', () => {
  const code = mainJava().map(name => ({type: name.replace(/^.*\/|\.java$/g, ''), text: read(name)}));
  const named = [...read('docs/glossary.md').matchAll(/`([A-Z][A-Za-z]+)(?:\.([A-Za-z_]+))?`/g)];
  ok(named.length > 40, String(named.length));
  const missing = named.filter(
    ([, type, member]) => !code.some(file => file.type === type && new RegExp(`\\b${member ?? type}\\b`).test(file.text)),
  );
  deepEqual(missing.map(([name]) => name), []);
});

test('the glossary has one English name for a Chinese term, and one Chinese term for an English name', () => {
  const rows = [...read('docs/glossary.md').matchAll(/^\| ([^|]+) \| ([^|]+) \| [^|]+ \|/gm)]
    .map(match => [match[1].trim(), match[2].trim()])
    .filter(([term]) => !/^(-+|中文)$/.test(term));
  for (const column of [0, 1]) {
    const seen = rows.map(row => row[column]);
    deepEqual(seen.filter((term, i) => seen.indexOf(term) !== i), []);
  }
});

test('every setting of ours is explained, and no other', () => {
  const text = read('docs/operations.md');
  const named = [...text.matchAll(/`(huice\.[a-z0-9-]+(?:\.[a-z0-9-]+)*)`/g)].map(match => match[1]);
  const ours = settings().filter(key => key.startsWith('huice.'));
  deepEqual(ours.filter(key => !named.includes(key)), []);
});

test('nothing of one machine stands in the repository', () => {
  const suspicious = /\/root\/|\/work\/|\/tmp\/huice|\.pyenv|https?:\/\/[a-z0-9.-]*(registry|nexus|artifactory|mirror)[a-z0-9.-]*\//;
  const text = files('*.md', '*.json', '*.yaml', '*.yml', '*.mjs', '*.xml', '*.java', '*.properties', 'huice', '.ci/run', '.npmrc', 'deploy/checks/run')
    .filter(name => name !== 'deploy/checks/texts.test.mjs');
  deepEqual(text.filter(name => suspicious.test(read(name))), []);
});

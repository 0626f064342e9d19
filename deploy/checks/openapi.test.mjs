// docs/openapi: the committed API documents are sound, and they are what the last build made.
import {deepEqual, equal, ok} from 'node:assert/strict';
import {existsSync, readFileSync} from 'node:fs';
import {test} from 'node:test';
import {lintedWith} from './lib/lint.mjs';
import {files, path, readJson} from './lib/repository.mjs';

const BUILT = {
  // What the gateway answered in the end-to-end test, where all services ran behind it.
  gateway: 'deploy/local/launcher/target/openapi/openapi.json',
  talent: 'talent-service/target/openapi/openapi.json',
  industry: 'industry-fund-service/target/openapi/openapi.json',
  land: 'land-service/target/openapi/openapi.json',
};

const METHODS = ['get', 'put', 'post', 'delete', 'patch'];

/**
 * What anybody may read: policies with their texts and history, documents, search, notices, the API document; of land its parcels, published
 * plans, listings with their bids and results, what a district grades and judges by, and where supply is paused.
 */
const OPEN = /^get .*(\/policies(\/\{id\}(\/publications|\/text)?)?|\/notices(\/\{id\})?|\/documents(\/\{id\}(\/articles\/\{article\})?)?|\/search|\/parcels\/\{code\}(\/history)?|\/openapi\.json|\/supply-plans(\/\{id\}(\/items)?)?|\/listings(\/\{id\}(\/bids|\/result)?)?|\/(special|unit)-plans(\/\{application\})?|\/supply-pauses(\/\{id\})?|\/districts\/\{district\}\/(inefficiency-criteria|appraisal\/schemes))$/;

const operationsOf = document =>
  Object.entries(document.paths).flatMap(([route, item]) =>
    METHODS.filter(method => item[method]).map(method => ({name: `${method} ${route}`, ...item[method]})),
  );

const committed = files('docs/openapi/*.json');

test('API documents are committed', {skip: committed.length > 0 ? false : 'there are none in docs/openapi'}, () => {
  deepEqual(committed.map(name => name.replace(/^.*\/|\.json$/g, '')).sort(), ['gateway', 'industry', 'land', 'talent']);
});

for (const name of committed) {
  const service = name.replace(/^.*\/|\.json$/g, '');
  const document = readJson(name);

  test(`${name} is a sound OpenAPI document`, () => lintedWith('redocly', 'lint', path(name)));

  test(`${name} asks for a token everywhere but where anybody may read`, () => {
    equal(document.openapi.slice(0, 4), '3.1.');
    const operations = operationsOf(document);
    ok(operations.length > 0);
    const open = operations.filter(operation => !(operation.security ?? document.security)?.length).map(operation => operation.name);
    deepEqual(open.filter(operation => !OPEN.test(operation)), []);
  });

  if (BUILT[service]) {
    const built = path(BUILT[service]);
    test(`${name} is what the build makes`, {skip: existsSync(built) ? false : 'not built here'}, () => {
      deepEqual(document, JSON.parse(readFileSync(built, 'utf8')));
    });
  }
}

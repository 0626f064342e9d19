// Event schemas change only so that consumers of the released version keep working: compared with deploy/checks/released-events.json, the
// schemas as they were last released. At a release they are kept anew: node eventversions.test.mjs --keep
import {deepEqual} from 'node:assert/strict';
import {writeFileSync} from 'node:fs';
import {basename} from 'node:path';
import {test} from 'node:test';
import {incompatibilities} from './lib/compatible.mjs';
import {SCHEMAS} from './lib/events.mjs';
import {path, readJson} from './lib/repository.mjs';

const RELEASED = 'deploy/checks/released-events.json';
const now = Object.fromEntries(SCHEMAS.map(name => [basename(name), readJson(name)]));

if (process.argv.includes('--keep')) {
  const lines = Object.entries(now).map(([name, schema]) => `${JSON.stringify(name)}: ${JSON.stringify(schema)}`);
  writeFileSync(path(RELEASED), `{\n${lines.join(',\n')}\n}\n`);
} else {
  test('no schema has changed in a way that consumers of the released version cannot read', () =>
    deepEqual(incompatibilities(readJson(RELEASED), now), []));

  const fact = {
    type: 'object',
    additionalProperties: false,
    required: ['value'],
    properties: {value: {type: 'string', enum: ['a', 'b']}, note: {type: 'string'}},
  };
  const changed = change => {
    const copy = structuredClone(fact);
    change(copy);
    return incompatibilities({'fact.json': fact}, {'fact.json': copy});
  };

  for (const [what, change] of [
    ['a description', each => (each.properties.value.description = 'said better')],
    ['an optional property', each => (each.properties.until = {type: 'string'})],
  ]) {
    test(`${what} may be added`, () => deepEqual(changed(change), []));
  }

  test('a new type may be added', () =>
    deepEqual(incompatibilities({'fact.json': fact}, {'fact.json': fact, 'other.json': fact}), []));

  for (const [what, change, why] of [
    ['a property removed', each => delete each.properties.note, 'fact.json/properties/note is gone'],
    ['a property no longer required', each => (each.required = []), 'fact.json: value is no longer required; consumers count on it'],
    ['a property now required', each => each.required.push('note'), 'fact.json: note is now required; older events have none'],
    ['a type changed', each => (each.properties.note.type = 'integer'),
      'fact.json/properties/note/type changed from "string" to "integer"'],
    ['a choice added', each => each.properties.value.enum.push('c'),
      'fact.json/properties/value/enum changed from ["a","b"] to ["a","b","c"]'],
    ['a bound added', each => (each.properties.note.maxLength = 5), 'fact.json/properties/note/maxLength is new: 5'],
  ]) {
    test(`${what} is refused`, () => deepEqual(changed(change), [why]));
  }

  test('a type removed is refused', () =>
    deepEqual(incompatibilities({'fact.json': fact}, {}), ['fact.json is gone: its type may still lie on a topic']));
}

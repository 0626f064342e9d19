// docs/events: every event type the code can emit has a schema, a line in the document for readers and, if it is published, a
// message in the AsyncAPI document; nothing is described that the code cannot emit.
import {deepEqual, equal, ok} from 'node:assert/strict';
import {test} from 'node:test';
import {Parser, fromFile} from '@asyncapi/parser';
import yaml from 'js-yaml';
import {emittedTypes} from './lib/eventTypes.mjs';
import {SCHEMAS, schemaCompiler, topicsByType} from './lib/events.mjs';
import {lintedWith} from './lib/lint.mjs';
import {mainJava, path, read, readJson} from './lib/repository.mjs';

const ASYNCAPI = 'docs/events/asyncapi.yaml';
const described = SCHEMAS.map(name => name.replace(/^.*\/|\.json$/g, '')).filter(name => name.startsWith('cn.huice.'));

test('the code can emit some events', () => ok(emittedTypes().length > 40, String(emittedTypes().length)));

test('every event type has a schema, and every schema an event type', () => deepEqual(described, emittedTypes()));

test('every schema is JSON Schema 2020-12 under the name of its file, and what it refers to exists', () => {
  const ajv = schemaCompiler();
  for (const name of SCHEMAS) {
    const schema = readJson(name);
    equal(schema.$schema, 'https://json-schema.org/draft/2020-12/schema', name);
    equal(schema.$id, `huice:/events/schemas/${name.split('/').pop()}`, name);
    ok(schema.title, `${name} has a title`);
    ajv.getSchema(schema.$id);
  }
});

test('every event type stands in docs/events.md', () => {
  const text = read('docs/events.md');
  deepEqual(emittedTypes().filter(type => !text.includes(`\`${type}\``)), []);
});

test('docs/events.md names no event type that does not exist', () => {
  const named = [...read('docs/events.md').matchAll(/`(cn\.huice\.[a-z0-9.-]+\.v[0-9]+)`/g)].map(match => match[1]);
  deepEqual(named.filter(type => !described.includes(type)), []);
});

test('the AsyncAPI document is valid and its lint is clean', async () => {
  const {diagnostics} = await fromFile(new Parser(), path(ASYNCAPI)).parse();
  deepEqual(diagnostics.filter(found => found.severity < 2).map(found => `${found.path.join('.')}: ${found.message}`), []);
  lintedWith('redocly', 'lint', path(ASYNCAPI));
});

test('the AsyncAPI document has every published type on its topic', () => {
  const {channels, components} = yaml.load(read(ASYNCAPI));
  for (const [type, topic] of topicsByType()) {
    const [key] = Object.entries(components.messages).find(([, message]) => message.name === type) ?? [];
    ok(key, `a message for ${type}`);
    const channel = Object.values(channels).find(each => each.address === topic);
    ok(channel?.messages[key], `${type} on ${topic}`);
    equal(components.messages[key].payload.allOf[1].properties.data.$ref, `schemas/${type}.json`);
  }
});

test('the topics of the AsyncAPI document are those of the local broker and the journal', () => {
  const {channels} = yaml.load(read(ASYNCAPI));
  const local = read('deploy/local/stack/src/main/java/cn/huice/local/stack/Topic.java');
  for (const channel of Object.values(channels)) ok(local.includes(`"${channel.address}"`), `${channel.address} is made by the stack`);
  const named = mainJava().flatMap(name => [...read(name).matchAll(/"(huice\.[a-z-]+)"/g)].map(match => match[1]));
  const topics = new Set(named.filter(name => local.includes(`"${name}"`)));
  deepEqual([...topics].sort(), Object.values(channels).map(channel => channel.address).sort());
});

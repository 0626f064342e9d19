// Of a running system: every entry of every journal is of a type that is described, with data as its schema says; published entries
// go to the topic that docs/events.md names; and the journals verify. Run after the walk: deploy/checks/run --journal
import {deepEqual, equal, ok} from 'node:assert/strict';
import {test} from 'node:test';
import {schemaCompiler, topicsByType} from './lib/events.mjs';

const BASE = Number(process.env.HUICE_PORT_BASE ?? 8080);
const GATEWAY = `http://127.0.0.1:${BASE}/api`;
const TOKENS = `http://127.0.0.1:${BASE + 100}/realms/huice/protocol/openid-connect/token`;

const ajv = schemaCompiler();
const topics = topicsByType();
const authorization = `Bearer ${await auditorsToken()}`;
const seen = new Set();

for (const service of ['talent', 'industry', 'land']) {
  test(`every entry of the ${service} journal is as its schema says`, async () => {
    const wrong = [];
    let entries = 0;
    for await (const entry of journal(service)) {
      entries++;
      seen.add(entry.type);
      const validate = ajv.getSchema(`huice:/events/schemas/${entry.type}.json`);
      if (!validate) wrong.push(`${entry.type} has no schema`);
      else if (!validate(entry.data)) wrong.push(`${entry.type} ${entry.id}: ${ajv.errorsText(validate.errors)}`);
      else if (entry.topic && entry.topic !== topics.get(entry.type)) wrong.push(`${entry.type} on ${entry.topic}`);
    }
    ok(entries > 0, 'there are entries');
    deepEqual([...new Set(wrong)].slice(0, 20), []);
  });

  test(`the ${service} journal is intact`, async () => {
    const {intact, flaws} = await get(`${GATEWAY}/${service}/v1/journal/verification`);
    deepEqual(flaws, []);
    equal(intact, true);
  });
}

test('the walk has brought about most kinds of events', () => {
  ok(seen.size >= 20, `${seen.size} types: ${[...seen].sort().join(', ')}`);
});

async function* journal(service) {
  for (let after = 0; after !== null; ) {
    const page = await get(`${GATEWAY}/${service}/v1/journal?limit=500&after=${after}`);
    yield* page.items;
    after = page.next;
  }
}

async function get(address) {
  const reply = await fetch(address, {headers: {authorization}});
  equal(reply.status, 200, `${address}: ${reply.status}`);
  return reply.json();
}

async function auditorsToken() {
  const form = new URLSearchParams({grant_type: 'password', client_id: 'huice-mobile', username: 'auditor', password: 'huice'});
  const reply = await fetch(TOKENS, {method: 'POST', body: form});
  equal(reply.status, 200, await reply.clone().text());
  return (await reply.json()).access_token;
}

// The description of events: their schemas, and the table of docs/events.md.
import Ajv2020 from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import {files, read, readJson} from './repository.mjs';

export const SCHEMAS = files('docs/events/schemas/*.json');

/** Knows every schema by its $id. */
export function schemaCompiler() {
  const ajv = new Ajv2020.default({allErrors: true, strict: true, strictRequired: false, strictTypes: false});
  addFormats.default(ajv);
  for (const name of SCHEMAS) ajv.addSchema(readJson(name));
  return ajv;
}

/** The topic of each published type. */
export const topicsByType = () =>
  new Map([...read('docs/events.md').matchAll(/^\| `(cn\.huice\.[^`]+)` \| `(huice\.[a-z-]+)` \|/gm)].map(match => [match[1], match[2]]));

// Whether a changed set of event schemas can live beside the released one: consumers of the released version read new events, and
// consumers of the new one read old events, which stay on the topics.
//
// So within a type's version nothing may change but texts for readers, and what is added must be optional. Everything else is
// a new version of the type (docs/events.md).

const FOR_READERS = new Set(['$comment', 'description', 'title', 'examples', 'deprecated']);

/** What breaks, in words; both sets are {file name: schema}. */
export function incompatibilities(released, now) {
  return Object.entries(released).flatMap(([name, schema]) =>
    now[name] ? differences(schema, now[name], name) : [`${name} is gone: its type may still lie on a topic`]);
}

function differences(before, after, at) {
  if (!isObject(before) || !isObject(after)) {
    return same(before, after) ? [] : [`${at} changed from ${JSON.stringify(before)} to ${JSON.stringify(after)}`];
  }
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(key => !FOR_READERS.has(key));
  return keys.flatMap(key => {
    const where = `${at}/${key}`;
    if (key === 'required') return required(before.required ?? [], after.required ?? [], at);
    if (key === 'properties' || key === '$defs') return members(before[key] ?? {}, after[key] ?? {}, where);
    if (!(key in before)) return [`${where} is new: ${JSON.stringify(after[key])}`];
    if (!(key in after)) return [`${where} is gone`];
    return differences(before[key], after[key], where);
  });
}

const required = (before, after, at) => [
  ...before.filter(name => !after.includes(name)).map(name => `${at}: ${name} is no longer required; consumers count on it`),
  ...after.filter(name => !before.includes(name)).map(name => `${at}: ${name} is now required; older events have none`),
];

const members = (before, after, at) =>
  Object.entries(before).flatMap(([name, schema]) =>
    name in after ? differences(schema, after[name], `${at}/${name}`) : [`${at}/${name} is gone`]);

const isObject = value => value !== null && typeof value === 'object' && !Array.isArray(value);
const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);

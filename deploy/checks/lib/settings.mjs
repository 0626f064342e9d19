// The settings the processes read: those of our @ConfigMapping interfaces and @ConfigProperty fields, and every key that stands in a
// properties file. Their environment variables are named as MicroProfile Config does.
import {files, mainJava, read} from './repository.mjs';

export function settings() {
  const keys = new Set();
  for (const name of files('*.properties').filter(each => each.includes('/src/main/resources/'))) {
    for (const [, key] of read(name).matchAll(/^(?!#)(?:%(?:\w+|\{[^}]*\})\.)?([^=\s]+)=/gm)) keys.add(key);
    for (const [, key] of read(name).matchAll(/\$\{([a-z0-9.-]+)(?::[^}]*)?\}/g)) keys.add(key);
  }
  for (const name of mainJava()) {
    const code = read(name);
    for (const [, key] of code.matchAll(/@ConfigProperty\(name = "([^"]+)"/g)) keys.add(key);
    for (const [, key] of code.matchAll(/"\$?\{([a-z0-9.-]+):[^}]*\}"/g)) keys.add(key);
    for (const mapping of code.matchAll(/@ConfigMapping\(prefix = "([^"]+)"\)\s*(?:public )?interface (\w+)/g)) {
      for (const key of methodsOf(mapping[2], interfaces(code), mapping[1])) keys.add(key);
    }
  }
  return [...keys].sort();
}

/** The environment variable of a key: capitals, everything else underscores. */
export const variable = key => key.replace(/[^A-Za-z0-9]/g, '_').toUpperCase();

/** Each interface's methods without parameters, as [type, name]; those of nested interfaces are not its own. */
function interfaces(code) {
  const found = new Map();
  const open = [];
  for (const line of code.replace(/\/\*[\s\S]*?\*\//g, '').split('\n')) {
    const start = /\binterface (\w+)[^{]*\{/.exec(line);
    if (start) found.set(start[1], []);
    const method = /^\s*([\w<>]+) (\w+)\(\);/.exec(line);
    if (method && open.length > 0) found.get(open.findLast(name => name)).push([method[1], method[2]]);
    for (const brace of line.match(/[{}]/g) ?? []) brace === '{' ? open.push(start?.[1] ?? '') : open.pop();
  }
  return found;
}

const methodsOf = (name, all, prefix) =>
  all.get(name).flatMap(([type, method]) => {
    const key = `${prefix}.${method.replace(/[A-Z]/g, letter => `-${letter.toLowerCase()}`)}`;
    return all.has(type) ? methodsOf(type, all, key) : [key];
  });

// Which CloudEvents types the code can emit, read off the sources.
//
// A type is written whole ("cn.huice.fact.verified.v1"), or put together as "cn.huice.<thing>." + what + ".v1" in a method with a
// parameter `String what`. Then the words are what the package passes to it: as text, through another such method, or as a result of
// a method `past`.
import {dirname} from 'node:path';
import {mainJava, read} from './repository.mjs';

const WHOLE = /"(cn\.huice(?:\.[a-z][a-z0-9-]*){2,}\.v[1-9][0-9]*)"/g;
const PUT_TOGETHER = /"(cn\.huice\.[a-z][a-z0-9-]*)\."\s*\+\s*what\s*\+\s*"\.(v[1-9][0-9]*)"/;
const TELLER = /void (\w+)\([^)]*String what[^)]*\) \{([\s\S]*?)\n {4}\}/g;

/** A lifecycle names this word, but no caller can bring it about: what passes by itself has a word of its own. */
const NEVER_EMITTED = ['cn.huice.application.passed.v1'];

/** Words that are not texts but names of a state's constants. */
const FROM_CONSTANTS = {'cn.huice.payment-batch': ['released', 'discarded', 'confirmed']};

export function emittedTypes() {
  const packages = groupBy(mainJava(), dirname);
  const types = [...packages.values()].flatMap(names => typesOf(names.map(read)));
  return [...new Set(types)].filter(type => !NEVER_EMITTED.includes(type)).sort();
}

function typesOf(sources) {
  const code = sources.join('\n');
  const types = [...code.matchAll(WHOLE)].map(match => match[1]);
  const tellers = [...code.matchAll(TELLER)].map(([, method, body]) => ({method, form: PUT_TOGETHER.exec(body)}));
  const ownForm = tellers.find(teller => teller.form)?.form;
  for (const {method, form} of ownForm ? tellers : []) {
    const [, thing, version] = form ?? ownForm;
    const words = [...textsPassedTo(method, code), ...pastTenses(code), ...(FROM_CONSTANTS[thing] ?? [])];
    types.push(...words.map(word => `${thing}.${word}.${version}`));
  }
  return types;
}

/** The first text among the arguments of each call. */
const textsPassedTo = (method, code) =>
  [...code.matchAll(new RegExp(`(?<!void )\\b${method}\\([^;"]*"([a-z][a-z-]*)"`, 'g'))].map(match => match[1]);

const pastTenses = code =>
  [...(/String past\([\s\S]*?\n {4}\}/.exec(code)?.[0] ?? '').matchAll(/"([a-z][a-z-]*)"/g)].map(match => match[1]);

function groupBy(items, key) {
  const groups = new Map();
  for (const item of items) groups.set(key(item), [...(groups.get(key(item)) ?? []), item]);
  return groups;
}

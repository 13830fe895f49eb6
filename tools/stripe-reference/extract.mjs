// Writes stripe-api.json from the declarations of the stripe package; see README.md beside it.
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { objects, operations } from './operations.mjs';

const here = fileURLToPath(new URL('.', import.meta.url));
const root = join(here, 'node_modules/stripe/esm');
const target = join(here, '../../TelegramAdmin.Sandbox/Stripe/Reference/stripe-api.json');

const sources = readdirSync(join(root, 'resources'), { recursive: true }).filter(name => name.endsWith('.d.ts')).map(name => join(root, 'resources', name));
const program = ts.createProgram(sources, { strict: true, target: ts.ScriptTarget.ES2022, moduleResolution: ts.ModuleResolutionKind.NodeNext, module: ts.ModuleKind.NodeNext, types: [] });
const checker = program.getTypeChecker();

// Stripe's numbers are whole, but for these.
const fractions = /percent|_rate$|^(height|length|weight|width|latitude|longitude)$/;

const wanted = new Map();
for (const file of sources) readOperations(file);
const missing = operations.filter(operation => !wanted.has(operation));
if (missing.length) throw new Error(`Not declared: ${missing.join(', ')}`);

const shapes = share({
  operations: Object.fromEntries(operations.map(operation => [operation, wanted.get(operation)])),
  objects: Object.fromEntries(Object.entries(objects).map(([name, place]) => [name, fieldsOf(...place)])),
});
write({ version: versionOf(), ...shapes });

function readOperations(file) {
  const calls = new Map([...readFileSync(file.replace('.d.ts', '.js'), 'utf8')
    .matchAll(/^ {4}(\w+)\([^)]*\) \{\n\s+return this\._makeRequest\('(\w+)', [`'](.+?)[`'],/gm)]
    .map(([, method, verb, path]) => [method, `${verb} ${path.replace(/\$\{[^}]*\}/g, '{}')}`]));
  program.getSourceFile(file).forEachChild(node => {
    if (!ts.isClassDeclaration(node)) return;
    for (const member of node.members.filter(ts.isMethodDeclaration)) {
      const operation = calls.get(member.name.getText());
      if (!operations.includes(operation) || wanted.has(operation)) continue;
      const params = member.parameters.find(parameter => parameter.name.getText() === 'params');
      wanted.set(operation, params ? parametersOf(checker.getTypeAtLocation(params)) : {});
    }
  });
}

function parametersOf(type) {
  return Object.fromEntries(checker.getNonNullableType(type).getProperties().map(property => {
    const given = checker.getTypeOfSymbol(property);
    const isOptional = (property.flags & ts.SymbolFlags.Optional) !== 0;
    const isEmptyable = parts(given).some(part => part.flags & ts.TypeFlags.Null);
    return [property.name + (isOptional ? '' : '!') + (isEmptyable ? '?' : ''), shapeOf(given, property.name)];
  }));
}

function parts(type) {
  return type.isUnion() ? type.types : [type];
}

function shapeOf(type, name) {
  const all = parts(type).filter(part => !(part.flags & (ts.TypeFlags.Null | ts.TypeFlags.Undefined)));
  const words = all.filter(part => part.isStringLiteral() && part.value !== '').map(part => part.value);
  const others = new Map(all.filter(part => !part.isStringLiteral() && !isOpenEnd(part)).map(part => singleShape(part, name)).map(shape => [JSON.stringify(shape), shape]));
  const choices = [...(words.length ? [`=${words.join('|')}`] : []), ...others.values()];
  if (choices.length === 0) return 'string';
  return choices.length === 1 ? choices[0] : { '|': choices };
}

// "| OtherString" only says that a later version may know more words.
function isOpenEnd(type) {
  return type.isIntersection();
}

function singleShape(type, name) {
  if (type.flags & ts.TypeFlags.StringLike) return 'string';
  if (type.flags & ts.TypeFlags.NumberLike) return fractions.test(name) ? 'number' : 'integer';
  if (type.flags & ts.TypeFlags.BooleanLike) return 'boolean';
  const symbol = type.aliasSymbol?.name ?? type.symbol?.name;
  if (symbol === 'Decimal') return 'decimal';
  if (symbol === 'MetadataParam') return 'metadata';
  if (checker.isArrayType(type)) return [shapeOf(checker.getTypeArguments(type)[0], name)];
  const index = type.getStringIndexType();
  return index ? { '*': shapeOf(index, name) } : parametersOf(type);
}

// One word for each field of an object: enough to fill it and to notice what it must not have.
function fieldsOf(file, name) {
  const source = program.getSourceFile(join(root, 'resources', `${file}.d.ts`));
  const symbol = checker.getExportsOfModule(checker.getSymbolAtLocation(source)).find(one => one.name === name);
  return Object.fromEntries(checker.getDeclaredTypeOfSymbol(symbol).getProperties().filter(property => property.name !== 'deleted').map(property => {
    const all = parts(checker.getTypeOfSymbol(property));
    const isNullable = all.some(part => part.flags & ts.TypeFlags.Null);
    const isOptional = (property.flags & ts.SymbolFlags.Optional) !== 0;
    return [property.name + (isNullable ? '?' : '') + (isOptional ? '~' : ''), wordFor(all)];
  }));
}

function wordFor(all) {
  const given = all.filter(part => !(part.flags & (ts.TypeFlags.Null | ts.TypeFlags.Undefined)) && !isOpenEnd(part));
  const words = given.filter(part => part.isStringLiteral()).map(part => part.value);
  if (words.length) return `=${words.join('|')}`;
  if (given.some(part => part.flags & ts.TypeFlags.StringLike)) return 'string';
  if (given.some(part => part.flags & ts.TypeFlags.NumberLike)) return 'integer';
  if (given.some(part => part.flags & ts.TypeFlags.BooleanLike)) return 'boolean';
  if (given.some(part => checker.isArrayType(part))) return 'array';
  return given.some(part => part.symbol?.name === 'Decimal') ? 'string' : 'object';
}

// Shapes that come up again and again are written once.
function share(all) {
  const seen = new Map();
  const count = value => {
    if (typeof value !== 'object') return;
    const text = JSON.stringify(value);
    if (text.length > 80 && !Array.isArray(value)) seen.set(text, (seen.get(text) ?? 0) + 1);
    if (seen.get(text) > 1) return;
    Object.values(value).forEach(count);
  };
  const numbers = new Map();
  const shared = {};
  const replace = value => {
    if (typeof value !== 'object') return value;
    const text = JSON.stringify(value);
    if (!(seen.get(text) > 1)) return map(value);
    if (!numbers.has(text)) {
      numbers.set(text, `#${numbers.size + 1}`);
      shared[numbers.get(text)] = map(value);
    }
    return numbers.get(text);
  };
  const map = value => Array.isArray(value) ? value.map(replace) : Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, replace(inner)]));
  Object.values(all.operations).forEach(operation => Object.values(operation).forEach(count));
  return { operations: Object.fromEntries(Object.entries(all.operations).map(([key, value]) => [key, map(value)])), shapes: shared, objects: all.objects };
}

function versionOf() {
  return /ApiVersion = '([^']+)'/.exec(readFileSync(join(root, 'apiVersion.js'), 'utf8'))[1];
}

// A line for each operation, shape and object, so that differences can be read.
function write({ version, ...groups }) {
  const lines = Object.entries(groups).map(([group, entries]) =>
    ` ${JSON.stringify(group)}: {\n${Object.entries(entries).map(([key, value]) => `  ${JSON.stringify(key)}: ${JSON.stringify(value)}`).join(',\n')}\n }`);
  const text = `{\n "version": ${JSON.stringify(version)},\n${lines.join(',\n')}\n}\n`;
  writeFileSync(target, text);
  console.log(`${basename(target)}: ${version}, ${operations.length} operations, ${text.length} characters`);
}

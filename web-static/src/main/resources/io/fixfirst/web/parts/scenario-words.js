/** Which words may stand at a place of a YAML text, by a JSON Schema. */

/**
 * @param {string[]} lines of the text
 * @param {number} row from 0
 * @param {number} column from 0
 * @param {object} schema
 * @returns {Array<{name: string, insert: string, kind: string, description: string}>}
 */
export function wordsAt(lines, row, column, schema) {
  const before = lines[row].slice(0, column);
  const value = /^(\s*(?:- )*)([\w-]+):\s+\S*$/.exec(before);
  const path = pathTo(lines, row, value ? value[1].length : before.search(/[^\s-]|$/));
  if (value) {
    return values(step(nodeAt(schema, path), value[2], schema), schema);
  }
  const key = /^(\s*(?:- )*)[\w-]*$/.test(before);
  return key ? keys(nodeAt(schema, path), schema) : [];
}

/** The keys that enclose a place, by their indentation; '-' for an item of a list. */
function pathTo(lines, row, indentation) {
  const path = [];
  let depth = indentation;
  const own = /^(\s*)((?:- )+)/.exec(lines[row]);
  if (own && own[1].length + own[2].length === indentation) {
    path.unshift('-');
    depth = own[1].length + 1; // Its list may stand as deep as its key.
  }
  for (let i = row - 1; i >= 0 && depth > 0; i--) {
    const line = lines[i];
    const found = /^(\s*)((?:- )*)([\w-]+):(\s|$)/.exec(line);
    if (!found) {
      continue;
    }
    const at = found[1].length + found[2].length;
    if (at < depth) {
      path.unshift(found[3]);
      if (found[2]) {
        path.unshift('-');
      }
      depth = found[2] ? found[1].length + 1 : at;
    } else if (at === depth && found[2]) {
      path.unshift('-'); // A sibling further down in the same item.
      depth = found[1].length + 1;
    }
  }
  return path;
}

function nodeAt(schema, path) {
  let node = schema;
  for (const key of path) {
    node = step(node, key, schema);
    if (!node) {
      return null;
    }
  }
  return node;
}

function step(node, key, schema) {
  for (const each of alternatives(node, schema)) {
    if (key === '-' && each.items) {
      return each.items;
    }
    if (each.properties?.[key]) {
      return each.properties[key];
    }
    if (key !== '-' && typeof each.additionalProperties === 'object') {
      return each.additionalProperties;
    }
  }
  return null;
}

/** A node with what it refers to and all that it may be. */
function alternatives(node, schema, seen = new Set()) {
  if (!node || seen.has(node)) {
    return [];
  }
  seen.add(node);
  const target = node.$ref?.startsWith('#/')
    ? node.$ref.slice(2).split('/').reduce((at, part) => at?.[part], schema) : null;
  return [node, ...alternatives(target, schema, seen),
    ...['anyOf', 'oneOf', 'allOf'].flatMap((kind) => node[kind] ?? [])
      .flatMap((each) => alternatives(each, schema, seen))];
}

function keys(node, schema) {
  const words = new Map();
  for (const each of alternatives(node, schema)) {
    for (const [name, property] of Object.entries(each.properties ?? {})) {
      words.set(name, {
        name, insert: `${name}: `, kind: kindOf(property, schema),
        description: property.description ?? '' });
    }
  }
  return [...words.values()];
}

function values(node, schema) {
  return alternatives(node, schema).flatMap((each) => each.enum ?? []).map((one) => ({
    name: String(one), insert: String(one), kind: 'value', description: '' }));
}

function kindOf(node, schema) {
  const types = alternatives(node, schema).map((each) => each.type).filter(Boolean).flat();
  return [...new Set(types)].join(' or ');
}

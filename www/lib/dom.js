// What a page's nodes are asked, through the prototypes' own getters and methods. In a form and in a document elements
// that the page has named hide what has the same name: `<form><input name="childNodes"></form>`, `<img name="body">`.

/** Where each may be defined, for documents and for everything else. */
const OF_DOCUMENTS = ['Document', 'Node', 'EventTarget'];
const OF_OTHERS = ['Node', 'Element', 'HTMLElement', 'ShadowRoot', 'DocumentFragment', 'EventTarget'];

/** By kind of node and name: its descriptor. */
const known = new Map();

function descriptor(node, name) {
  const { Node } = globalThis;
  kind ??= Object.getOwnPropertyDescriptor(Node.prototype, 'nodeType').get;
  const isDocument = kind.call(node) === Node.DOCUMENT_NODE;
  const key = isDocument ? `#${name}` : name;
  let found = known.get(key);
  if (!found) {
    for (const type of isDocument ? OF_DOCUMENTS : OF_OTHERS) {
      found = Object.getOwnPropertyDescriptor(globalThis[type].prototype, name);
      if (found) break;
    }
    known.set(key, found);
  }
  return found;
}
let kind;

/** A property of a node, whatever the page has named. */
export function get(node, name) {
  const { get: getter } = descriptor(node, name);
  return getter.call(node);
}

/** Calls a method of a node, whatever the page has named. */
export function call(node, name, ...args) {
  return descriptor(node, name).value.apply(node, args);
}

/** The window of a node's document, if it has one. */
export function viewOf(node) {
  return get(get(node, 'ownerDocument') ?? node, 'defaultView');
}

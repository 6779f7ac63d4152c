/**
 * XML 1.0 by hand, because it is written as rows are read: the libraries for it build a tree first, or
 * cost a call per bracket for a million cells.
 */
const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};

/** What XML 1.0 cannot hold at all, however it is written; lone halves of a character among them. */
const FORBIDDEN =
  // eslint-disable-next-line no-control-regex -- these are what it is about
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;

/** Text between tags or in an attribute; what cannot be said becomes U+FFFD and is seen. */
export function xmlText(text: string): string {
  return text
    .replaceAll(FORBIDDEN, '\uFFFD')
    .replaceAll(/[&<>"]/g, (sign) => ENTITIES[sign] ?? sign);
}

/** <name>text</name>; <name/> where there is none. */
export function xmlElement(name: string, text: string): string {
  return text === '' ? `<${name}/>` : `<${name}>${xmlText(text)}</${name}>`;
}

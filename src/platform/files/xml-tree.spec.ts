import { nodeAt, readXml, textAt } from './xml-tree';

const refusalOf = (xml: string): { code?: string; details?: object } => {
  try {
    readXml(xml);
    return {};
  } catch (error) {
    const { code, details } = error as { code: string; details: object };
    return { code, details };
  }
};

it('reads names without their prefix, entities, sections and attributes', () => {
  const root = readXml(
    '\uFEFF<?xml version="1.0"?>\n<a:doc xmlns:a="urn:x"><!-- <b>no</b> --><a:b Ccy="CNY"> 1 &amp; 2 </a:b><c><![CDATA[<3>]]></c></a:doc>\n',
  );
  expect(root.name).toBe('doc');
  expect(root.attributes['xmlns:a']).toBe('urn:x');
  expect(nodeAt(root, 'b')?.attributes['Ccy']).toBe('CNY');
  expect(textAt(root, 'b')).toBe('1 & 2');
  expect(textAt(root, 'c')).toBe('<3>');
  expect(textAt(root, 'c', 'd')).toBe('');
});

it('says on which line an element opens', () => {
  const root = readXml(
    '<?xml version="1.0"?>\n\n<a>\n <b/>\n <!-- two\nlines -->\n <c>\n</c><d/></a>',
  );
  const lines = [root, ...root.children].map(({ name, line }) => [name, line]);
  expect(lines).toEqual([
    ['a', 3],
    ['b', 4],
    ['c', 7],
    ['d', 8],
  ]);
});

it.each([
  ['a closing tag of another', '<a>\n<b></a>', 2],
  ['an end in the middle of a tag', '<a>\n<b', 2],
  ['an end before the last closing tag', '<a>\n<b></b>\n', 2],
  ['a second root', '<a/>\n<b/>', 1],
  ['words instead', 'hello', 1],
  ['nothing', '', 1],
  ['a depth no statement has', '<a>'.repeat(100), 1],
])('refuses %s, with its line', (_what, xml, line) => {
  expect(refusalOf(xml)).toMatchObject({ code: 'xml.broken', details: { line } });
});

it('refuses definitions, by which a small file grows or reaches out', () => {
  const bomb = '<?xml version="1.0"?>\n<!DOCTYPE a [<!ENTITY b "bbbb">]>\n<a>&b;</a>';
  expect(refusalOf(bomb)).toMatchObject({ code: 'xml.definitions', details: { line: 2 } });
});

import * as fs from 'node:fs';
import * as path from 'node:path';
import ts from 'typescript';

/** The second implementation is one only as long as it stands on nothing of the first. */
const ROOT = path.resolve(__dirname, '../../verifier');
const FILE_LINES_MAX = 300;
const FUNCTION_LINES_MAX = 40;

const files = fs
  .readdirSync(ROOT, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.mjs'))
  .map((name) => {
    const text = fs.readFileSync(path.join(ROOT, name), 'utf8');
    const tree = ts.createSourceFile(name, text, ts.ScriptTarget.Latest, true, ts.ScriptKind.JS);
    return { name: name.split(path.sep).join('/'), text, tree };
  });

/** Everything a file asks for, types in comments included. */
const targetsOf = ({ text }: (typeof files)[0]) =>
  [...text.matchAll(/\b(?:from\s+|import\s*\(?\s*)'([^']+)'/g)].map((match) => match[1]!);

it('is there', () => {
  expect(files.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['verify.mjs', 'witness.mjs', 'lib/tree.mjs', 'lib/note.mjs']),
  );
});

it('uses nothing but itself, and Node where it is a program', () => {
  const strange = files.flatMap((file) =>
    targetsOf(file)
      .filter((target) => {
        if (target.startsWith('node:')) return file.name.startsWith('lib/');
        const at = path.posix.normalize(path.posix.join(path.posix.dirname(file.name), target));
        const inside = target.startsWith('.') && files.some(({ name }) => name === at);
        return !inside || (file.name.startsWith('lib/') && !at.startsWith('lib/'));
      })
      .map((target) => `${file.name} → ${target}`),
  );
  expect(strange).toEqual([]);
  const globals = files
    .filter(({ name }) => name.startsWith('lib/'))
    .filter(({ text }) => /\b(process|Buffer|require)\b\s*[.(]/.test(text))
    .map(({ name }) => name);
  expect(globals).toEqual([]);
});

it(`is written in files of at most ${FILE_LINES_MAX} lines and functions of ${FUNCTION_LINES_MAX}`, () => {
  const long = files.flatMap(({ name, text, tree }) => {
    const found = text.split('\n').length - 1 > FILE_LINES_MAX ? [name] : [];
    const visit = (node: ts.Node): void => {
      if (ts.isFunctionLike(node)) {
        const lines = tree.text.slice(node.getStart(), node.end).split('\n').length;
        if (lines > FUNCTION_LINES_MAX) found.push(`${name}: ${lines} lines`);
      }
      ts.forEachChild(node, visit);
    };
    visit(tree);
    return found;
  });
  expect(long).toEqual([]);
});

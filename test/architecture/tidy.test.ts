import * as fs from 'node:fs';
import * as path from 'node:path';
import ts from 'typescript';
import { ROOT, sourcesOf, type SourceFile } from './source';

const FILE_LINES_MAX = 300;
const FUNCTION_LINES_MAX = 40;
/** The only files that may turn money into another kind of number. */
const MONEY_FILES = ['src/shared/money.ts', 'src/shared/rate.ts'];

const server = sourcesOf('src', 'migrations', 'reports');
const web = sourcesOf('web/src');
const tests = sourcesOf('test');

const isFunction = (node: ts.Node): node is ts.FunctionLikeDeclaration =>
  ts.isFunctionDeclaration(node) ||
  ts.isMethodDeclaration(node) ||
  ts.isFunctionExpression(node) ||
  ts.isArrowFunction(node) ||
  ts.isConstructorDeclaration(node);

function longFunctions(file: SourceFile, max: number): string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (isFunction(node) && node.body) {
      const start = file.tree.getLineAndCharacterOfPosition(node.getStart()).line;
      const lines = file.tree.getLineAndCharacterOfPosition(node.end).line - start + 1;
      if (lines > max) found.push(`${file.path}:${start + 1} has ${lines} lines`);
    }
    ts.forEachChild(node, visit);
  };
  visit(file.tree);
  return found;
}

describe('tidiness', () => {
  it(`keeps every file within ${FILE_LINES_MAX} lines`, () => {
    const long = [...server, ...web, ...tests]
      .map((f) => ({ path: f.path, lines: f.text.split('\n').length - 1 }))
      .filter((f) => f.lines > FILE_LINES_MAX)
      .map((f) => `${f.path} has ${f.lines} lines`);
    expect(long).toEqual([]);
  });

  it(`keeps every function of the server within ${FUNCTION_LINES_MAX} lines`, () => {
    const long = server
      .filter((f) => !f.path.endsWith('.spec.ts'))
      .flatMap((f) => longFunctions(f, FUNCTION_LINES_MAX));
    expect(long).toEqual([]);
  });

  it('does money arithmetic in one place', () => {
    const stray = server
      .filter((f) => !MONEY_FILES.includes(f.path) && !f.path.endsWith('.spec.ts'))
      .filter((f) => /\b(parseFloat|toFixed|toNumber)\s*\(|new Decimal\b/.test(f.text))
      .map((f) => f.path);
    expect(stray).toEqual([]);
  });

  it('asks the time and the environment in one place each', () => {
    const clock = server
      .filter(
        (f) =>
          !/^src\/(platform|shared|start|cli|demo|main)/.test(f.path) &&
          !f.path.endsWith('.spec.ts'),
      )
      .filter((f) => /\bDate\.now\(|new Date\(\)/.test(f.text))
      .map((f) => f.path);
    expect(clock).toEqual([]);
    const environment = server
      .filter((f) => f.path !== 'src/platform/config.ts' && !f.path.endsWith('.spec.ts'))
      .filter((f) => /process\.env\b/.test(f.text))
      .map((f) => f.path);
    expect(environment).toEqual(
      ['src/platform/database/local-postgres.ts'].filter((p) => environment.includes(p)),
    );
  });

  it('leaves no skipped or solitary test behind', () => {
    const self = 'test/architecture/tidy.test.ts';
    const wrong = [...server, ...tests, ...web]
      .filter((f) => f.path !== self)
      .filter((f) => /\b(it|test|describe)\.(skip|only|todo|fixme)\b|\bxit\(|\bfit\(/.test(f.text))
      .map((f) => f.path);
    expect(wrong).toEqual([]);
  });

  it('lists every migration, in the order of its time', () => {
    const files = fs
      .readdirSync(path.join(ROOT, 'migrations'))
      .filter((name) => /^\d+-.*\.ts$/.test(name))
      .sort()
      .map((name) => `./${name.replace(/\.ts$/, '')}`);
    const index = fs.readFileSync(path.join(ROOT, 'migrations/index.ts'), 'utf8');
    const listed = [...index.matchAll(/from '(\.\/[^']+)'/g)].map((match) => match[1]);
    expect(listed).toEqual(files);
  });
});

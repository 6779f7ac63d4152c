import ts from 'typescript';
import { sourcesOf, type SourceFile } from './source';

const VERBS = ['Get', 'Post', 'Put', 'Patch', 'Delete', 'All', 'Head', 'Options', 'Sse'];
const LOCKS = ['May', 'SignedIn', 'Public'];
const HANDLER_LINES_MAX = 25;

function decoratorNames(node: ts.Node): string[] {
  const decorators = ts.canHaveDecorators(node) ? (ts.getDecorators(node) ?? []) : [];
  return decorators.map((d) =>
    ts.isCallExpression(d.expression) ? d.expression.expression.getText() : d.expression.getText(),
  );
}

interface Handler {
  name: string;
  locks: string[];
  lines: number;
}

function handlersOf(file: SourceFile): Handler[] {
  const found: Handler[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isMethodDeclaration(node)) {
      const names = decoratorNames(node);
      if (names.some((name) => VERBS.includes(name))) {
        const lines = node.body ? node.body.getText().split('\n').length : 0;
        found.push({
          name: `${file.path} ${node.name.getText()}`,
          locks: names.filter((name) => LOCKS.includes(name)),
          lines,
        });
      }
    }
    ts.forEachChild(node, visit);
  };
  visit(file.tree);
  return found;
}

const controllers = sourcesOf('src').filter((f) => f.path.endsWith('.controller.ts'));
const handlers = controllers.flatMap(handlersOf);

describe('doors', () => {
  it('finds the handlers at all', () => {
    expect(handlers.length).toBeGreaterThan(30);
  });

  it('every handler names exactly one right: silence means shut', () => {
    expect(handlers.filter((h) => h.locks.length !== 1).map((h) => h.name)).toEqual([]);
  });

  it('handlers are thin', () => {
    expect(handlers.filter((h) => h.lines > HANDLER_LINES_MAX).map((h) => h.name)).toEqual([]);
  });

  it('every controller lives in a door or in the plumbing', () => {
    const elsewhere = controllers
      .map((f) => f.path)
      .filter((path) => !/^src\/(trustor|trustee|beneficiaries|supervisors|platform)\//.test(path));
    expect(elsewhere).toEqual([]);
  });

  it('every shape of the API has a name of its own: the description knows it by nothing else', () => {
    const names = sourcesOf('src')
      .filter((f) => /\.(view|dto)\.ts$/.test(f.path))
      .flatMap((f) => [...f.text.matchAll(/^export (?:abstract )?class (\w+)/gm)].map((m) => m[1]));
    expect(names.length).toBeGreaterThan(50);
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  });
});

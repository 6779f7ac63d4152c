import * as fs from 'node:fs';
import * as path from 'node:path';
import ts from 'typescript';

/** The repository's root. */
export const ROOT = path.resolve(__dirname, '../..');

export interface SourceFile {
  /** Path from the root, with `/`. */
  path: string;
  text: string;
  tree: ts.SourceFile;
}

function filesUnder(dir: string): string[] {
  return fs.readdirSync(dir, { withFileTypes: true }).flatMap((item) => {
    const full = path.join(dir, item.name);
    if (item.isDirectory()) return item.name === 'node_modules' ? [] : filesUnder(full);
    return /\.tsx?$/.test(item.name) && !item.name.endsWith('.d.ts') ? [full] : [];
  });
}

/** Every TypeScript file under the named top folders, parsed. */
export function sourcesOf(...folders: string[]): SourceFile[] {
  return folders
    .map((folder) => path.join(ROOT, folder))
    .filter((folder) => fs.existsSync(folder))
    .flatMap(filesUnder)
    .map((full) => {
      const text = fs.readFileSync(full, 'utf8');
      const relative = path.relative(ROOT, full).split(path.sep).join('/');
      return {
        path: relative,
        text,
        tree: ts.createSourceFile(relative, text, ts.ScriptTarget.Latest, true),
      };
    });
}

/** Modules a file imports or re-exports: relative ones as paths from the root without ending. */
export function importsOf(file: SourceFile): { target: string; typeOnly: boolean }[] {
  const found: { target: string; typeOnly: boolean }[] = [];
  for (const statement of file.tree.statements) {
    if (!ts.isImportDeclaration(statement) && !ts.isExportDeclaration(statement)) continue;
    const specifier = statement.moduleSpecifier;
    if (!specifier || !ts.isStringLiteral(specifier)) continue;
    const typeOnly = ts.isImportDeclaration(statement)
      ? statement.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword
      : statement.isTypeOnly;
    const target = specifier.text.startsWith('.')
      ? path.posix.normalize(path.posix.join(path.posix.dirname(file.path), specifier.text))
      : specifier.text;
    found.push({ target, typeOnly });
  }
  return found;
}

/** `src/ledger/entry.rules.ts` → `ledger`; null outside the rooms of `src`. */
export const roomOf = (file: string): string | null => /^src\/([^/]+)\//.exec(file)?.[1] ?? null;

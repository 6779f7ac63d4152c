import * as fs from 'node:fs';
import * as path from 'node:path';

/** From package.json, which lies above both `src` and `dist/src`. */
export const version = versionAbove(__dirname);

function versionAbove(folder: string): string {
  const manifest = path.join(folder, 'package.json');
  if (fs.existsSync(manifest)) {
    return (JSON.parse(fs.readFileSync(manifest, 'utf8')) as { version: string }).version;
  }
  const parent = path.dirname(folder);
  if (parent === folder) throw new Error('package.json not found');
  return versionAbove(parent);
}

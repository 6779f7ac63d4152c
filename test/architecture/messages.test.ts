import * as fs from 'node:fs';
import * as path from 'node:path';

const WEB = path.join(__dirname, '../../web/src');
const MESSAGES = path.join(WEB, 'shared/messages');

type Tree = { [key: string]: string | Tree };

/** "a.b.c" of every text in a message file. */
function keysOf(tree: Tree, before = ''): string[] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [before + key] : keysOf(value, `${before}${key}.`),
  );
}

function areasOf(language: 'zh' | 'en'): Map<string, Tree> {
  const folder = path.join(MESSAGES, language);
  return new Map(
    fs.readdirSync(folder).map((file) => {
      const tree = JSON.parse(fs.readFileSync(path.join(folder, file), 'utf8')) as Tree;
      return [file.replace('.json', ''), tree];
    }),
  );
}

function sources(folder: string): string[] {
  return fs.readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const whole = path.join(folder, entry.name);
    if (entry.isDirectory()) return entry.name === 'messages' ? [] : sources(whole);
    return /(?<!\.spec|\.d)\.tsx?$/.test(entry.name) ? [whole] : [];
  });
}

/** What stands between {{ and }}: both languages must be handed the same values. */
function valuesIn(text: string): string[] {
  return [...text.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1] ?? '').sort();
}

function textAt(tree: Tree, key: string): string {
  let here: string | Tree | undefined = tree;
  for (const part of key.split('.')) here = typeof here === 'object' ? here[part] : undefined;
  return typeof here === 'string' ? here : '';
}

const zh = areasOf('zh');
const en = areasOf('en');
const everyKey = [...zh].flatMap(([area, tree]) =>
  keysOf(tree).flatMap((key) => [`${area}:${key}`, key]),
);
const known = new Set(everyKey);

/** A key as written: whole, or its fixed beginning when the rest is computed. */
function isKnown(written: string): boolean {
  const [fixed = ''] = written.split('${');
  if (fixed === '' || known.has(written)) return true;
  return fixed !== written && everyKey.some((key) => key.startsWith(fixed));
}

describe('the words of the pages', () => {
  it('say the same things in both languages', () => {
    expect([...en.keys()].sort()).toEqual([...zh.keys()].sort());
    for (const [area, tree] of zh) {
      const english = en.get(area) ?? {};
      expect({ area, keys: keysOf(english).sort() }).toEqual({ area, keys: keysOf(tree).sort() });
      for (const key of keysOf(tree)) {
        const given = valuesIn(textAt(tree, key));
        expect({ area, key, given: valuesIn(textAt(english, key)) }).toEqual({ area, key, given });
      }
    }
  });

  it('exist for every key a page asks for', () => {
    const missing = sources(WEB).flatMap((file) =>
      [...fs.readFileSync(file, 'utf8').matchAll(/\bt\(\s*(['`])([^'`\n]+)\1/g)]
        .map((match) => match[2] ?? '')
        .filter((key) => !isKnown(key))
        .map((key) => `${path.relative(WEB, file)}: ${key}`),
    );
    expect(missing).toEqual([]);
  });

  it('stand in message files, none in a component', () => {
    // Names of languages in their own language, and units that are part of a format.
    const allowed = /中文|上海/;
    const stray = sources(WEB)
      .filter((file) => file.endsWith('.tsx'))
      .flatMap((file) =>
        fs
          .readFileSync(file, 'utf8')
          .replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '')
          .split('\n')
          .filter((line) => /[\u4e00-\u9fff]/.test(line) && !allowed.test(line))
          .map((line) => `${path.relative(WEB, file)}: ${line.trim()}`),
      );
    expect(stray).toEqual([]);
  });
});

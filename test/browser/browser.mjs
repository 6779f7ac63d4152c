/**
 * Finds a Chromium: CHROMIUM_PATH → the system → Playwright's cache → the npm package. Returns launch
 * options. Never skips: a browser test that did not run is not a green one.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import zlib from 'node:zlib';

const require = createRequire(import.meta.url);
const which = (n) => {
  const r = spawnSync('sh', ['-c', `command -v ${n}`], { encoding: 'utf8' });
  return r.status === 0 ? r.stdout.trim() : undefined;
};

function cjkFonts(dir) {
  const fonts = path.dirname(require.resolve('@expo-google-fonts/noto-sans-sc/package.json'));
  const file = path.join(dir, 'fonts.conf');
  mkdirSync(dir, { recursive: true });
  writeFileSync(
    file,
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>` +
      `<dir>/usr/share/fonts</dir><dir>${fonts}/400Regular</dir><dir>${fonts}/700Bold</dir><cachedir>${dir}/cache</cachedir></fontconfig>`,
  );
  return file;
}

export async function chromium(cache = path.resolve('.cache/browser')) {
  const args = ['--disable-dev-shm-usage', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])];
  const hasCjk = spawnSync('fc-list', [':lang=zh'], { encoding: 'utf8' }).stdout?.trim();
  const env = { ...process.env, ...(hasCjk ? {} : { FONTCONFIG_FILE: cjkFonts(cache) }) };
  const found =
    process.env.CHROMIUM_PATH ??
    ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge']
      .map(which)
      .find(Boolean) ??
    [
      '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
      'C:/Program Files/Google/Chrome/Application/chrome.exe',
      'C:/Program Files (x86)/Microsoft/Edge/Application/msedge.exe',
    ].find((f) => existsSync(f));
  if (found) return { executablePath: found, args, env, source: 'system' };
  const own = require('playwright-core').chromium.executablePath();
  if (own && existsSync(own)) return { executablePath: own, args, env, source: 'playwright' };
  if (process.platform === 'linux' && process.arch === 'x64') {
    const sp = (await import('@sparticuz/chromium')).default;
    const lib = path.join(cache, 'lib');
    if (!existsSync(path.join(lib, 'libnss3.so'))) {
      mkdirSync(cache, { recursive: true });
      const tar = zlib.brotliDecompressSync(
        readFileSync(
          path.join(
            path.dirname(require.resolve('@sparticuz/chromium')),
            '../../bin/al2023.tar.br',
          ),
        ),
      );
      spawnSync('tar', ['xf', '-', '-C', cache], { input: tar });
    }
    process.env.TMPDIR = cache; // else it would use (and trust) a shared /tmp/chromium, perhaps of another version
    return {
      executablePath: await sp.executablePath(),
      args: [...args, '--no-sandbox', '--disable-gpu'],
      env: {
        ...env,
        LD_LIBRARY_PATH: [lib, process.env.LD_LIBRARY_PATH].filter(Boolean).join(':'),
      },
      source: 'npm',
    };
  }
  return undefined;
}

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

const COMMANDS = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'microsoft-edge',
];
const PLACES = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:/Program Files/Google/Chrome/Application/chrome.exe',
  'C:/Program Files (x86)/Microsoft/Edge/Application/msedge.exe',
];

/** What is on this machine already: named by CHROMIUM_PATH, installed, or in Playwright's cache. */
function installed() {
  const inSystem =
    process.env.CHROMIUM_PATH ??
    COMMANDS.map(which).find(Boolean) ??
    PLACES.find((file) => existsSync(file));
  if (inSystem) return { executablePath: inSystem, source: 'system' };
  const own = require('playwright-core').chromium.executablePath();
  return own && existsSync(own) ? { executablePath: own, source: 'playwright' } : undefined;
}

/** The browser of the npm package, with the libraries it brings for machines that have none. */
async function packaged(cache) {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined;
  const { default: browser } = await import('@sparticuz/chromium');
  const lib = path.join(cache, 'lib');
  if (!existsSync(path.join(lib, 'libnss3.so'))) {
    mkdirSync(cache, { recursive: true });
    const packed = path.dirname(require.resolve('@sparticuz/chromium'));
    const file = readFileSync(path.join(packed, '../../bin/al2023.tar.br'));
    spawnSync('tar', ['xf', '-', '-C', cache], { input: zlib.brotliDecompressSync(file) });
  }
  process.env.TMPDIR = cache; // else it would use (and trust) a shared /tmp/chromium, perhaps of another version
  const executablePath = await browser.executablePath();
  return { executablePath, source: 'npm', lib, args: ['--no-sandbox', '--disable-gpu'] };
}

export async function chromium(cache = path.resolve('.cache/browser')) {
  const hasCjk = spawnSync('fc-list', [':lang=zh'], { encoding: 'utf8' }).stdout?.trim();
  const found = installed() ?? (await packaged(cache));
  if (!found) return undefined;
  const { executablePath, source, lib, args = [] } = found;
  const libraries = [lib, process.env.LD_LIBRARY_PATH].filter(Boolean).join(':');
  return {
    executablePath,
    source,
    args: [
      '--disable-dev-shm-usage',
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      ...args,
    ],
    env: {
      ...process.env,
      ...(hasCjk ? {} : { FONTCONFIG_FILE: cjkFonts(cache) }),
      ...(lib ? { LD_LIBRARY_PATH: libraries } : {}),
    },
  };
}

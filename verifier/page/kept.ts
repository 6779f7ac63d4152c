import type { KeptText } from '../lib/kept-heads.mjs';
import type { Head } from '../lib/report-proof.mjs';
import { CheckError } from '../lib/bytes.mjs';
import { chinaTime } from '../lib/heads.mjs';
import { parseCheckpoint, parseNote, parseVkey } from '../lib/note.mjs';

/** Keys and heads this device has seen and its reader has found good. Not secret, and no personal data. */
const PLACE = 'trust-ledger-kept';
const MAX = 60;
/** Where the product's own pages keep the last head of each community, on the same site. */
const OF_PAGES = /^trust-head-\d+$/;

export function keptTexts(): KeptText[] {
  return [...ownKept(), ...keptByPages()];
}

/** What was kept here, newest first. */
export function ownKept(): KeptText[] {
  const kept = read(PLACE);
  return Array.isArray(kept) ? kept.filter(isKept) : [];
}

/** Keeps a proven head and its key; of each size one. */
export function keepHead({ note, vkey, size, origin }: Head): void {
  const label = `${origin}，${size} 条，${chinaTime(Date.now() / 1000)} 留存`;
  keep([
    { label, text: note },
    { label: `${origin} 的公钥`, text: vkey },
  ]);
}

/**
 * Keeps what someone pasted, a verifier key or a signed head.
 * @throws CheckError for anything else, with a sentence for people.
 */
export async function keepPasted(text: string): Promise<void> {
  const given = text.trim();
  if (given === '') throw new CheckError('kept.empty', '请先粘贴公钥或账本头。');
  if (!given.includes('\n')) {
    const { name } = await parseVkey(given);
    keep([{ label: `${name} 的公钥`, text: given }]);
    return;
  }
  const note = `${given}\n`;
  const { origin, size } = parseCheckpoint(parseNote(note).body);
  keep([{ label: `${origin}，${size} 条，您粘贴的`, text: note }]);
}

export function forget(text: string): void {
  write(ownKept().filter((each) => each.text !== text));
}

function keep(texts: KeptText[]): void {
  const known = ownKept();
  const fresh = texts.filter(({ text }) => !known.some((each) => each.text === text));
  write([...fresh, ...known].slice(0, MAX));
}

function keptByPages(): KeptText[] {
  const names = keysOf().filter((name) => OF_PAGES.test(name));
  return names.flatMap((name) => {
    const head = read(name);
    const note = typeof head === 'object' && head !== null && 'note' in head ? head.note : null;
    return typeof note === 'string' ? [{ label: '这台设备上“存证”页留存的', text: note }] : [];
  });
}

/** A browser that keeps nothing (private browsing) has no storage to ask. */
function keysOf(): string[] {
  try {
    return Object.keys(localStorage);
  } catch {
    return [];
  }
}

function read(name: string): unknown {
  try {
    return JSON.parse(localStorage.getItem(name) ?? 'null');
  } catch {
    return null;
  }
}

function write(kept: KeptText[]): void {
  try {
    localStorage.setItem(PLACE, JSON.stringify(kept));
  } catch {
    // nothing is kept here: every visit is a first one
  }
}

function isKept(value: unknown): value is KeptText {
  if (typeof value !== 'object' || value === null) return false;
  const { label, text } = value as Record<string, unknown>;
  return typeof label === 'string' && typeof text === 'string';
}

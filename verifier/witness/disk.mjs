import { randomUUID } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import process from 'node:process';

/** Writing so that a power cut leaves either the old file or the new one, whole. */

/**
 * @param {string} folder
 */
function syncFolder(folder) {
  // Windows cannot open folders; its rename is as durable as it gets
  if (process.platform === 'win32') return;
  const handle = fs.openSync(folder, 'r');
  try {
    fs.fsyncSync(handle);
  } finally {
    fs.closeSync(handle);
  }
}

/**
 * A finished file under a name nobody looks for yet.
 * @param {string} folder
 * @param {string} text
 */
function writeAside(folder, text) {
  const file = path.join(folder, `.${randomUUID()}.part`);
  const handle = fs.openSync(file, 'wx', 0o600);
  try {
    fs.writeFileSync(handle, text);
    fs.fsyncSync(handle);
  } finally {
    fs.closeSync(handle);
  }
  return file;
}

/**
 * Puts the text in place of what was there.
 * @param {string} file
 * @param {string} text
 */
export function replaceFile(file, text) {
  const folder = path.dirname(file);
  fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
  fs.renameSync(writeAside(folder, text), file);
  syncFolder(folder);
}

/**
 * Makes the file unless there is one already: of several who try at once exactly one succeeds.
 * @param {string} file
 * @param {string} text
 * @returns {boolean} whether it was this call
 */
export function createFile(file, text) {
  const folder = path.dirname(file);
  fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
  const aside = writeAside(folder, text);
  try {
    fs.linkSync(aside, file);
    syncFolder(folder);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  } finally {
    fs.unlinkSync(aside);
  }
}

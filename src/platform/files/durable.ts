import { open } from 'node:fs/promises';

/** A new file whose bytes are on the disk when this returns; its name is only after `syncFolder`. */
export async function writeDurably(
  target: string,
  bytes: Buffer | string,
  mode: number,
): Promise<void> {
  const file = await open(target, 'wx', mode);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** A rename is durable only when the folder that holds the name is. Not on Windows, which refuses it. */
export async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

export function isMissing(error: unknown): boolean {
  // Not `instanceof Error`: under Jest the file system's errors come from another realm.
  return (error as NodeJS.ErrnoException).code === 'ENOENT';
}

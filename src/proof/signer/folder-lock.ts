import { randomUUID } from 'node:crypto';
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { isAlive } from '../../platform/database/local-postgres/users';
import { isMissing } from '../../platform/files/durable';

/** Ends the hold. */
export type Release = () => Promise<void>;

/**
 * Holds a folder for this process, or null while another process of this machine does. A process that
 * was killed holds nothing: the lock names its process and when that began, so that a number used
 * again is not taken for it. (Signers on different machines meet in the database's own lock.)
 */
export async function holdFolder(dir: string): Promise<Release | null> {
  await mkdir(dir, { recursive: true, mode: 0o700 });
  const file = path.join(dir, 'lock');
  const mine = `${process.pid} ${await startOf(process.pid)}`;
  const draft = path.join(dir, `.lock-${randomUUID()}`);
  await writeFile(draft, mine, { mode: 0o600 });
  try {
    if (!(await linked(draft, file))) {
      if (await isHeld(file)) return null;
      await rm(file, { force: true });
      if (!(await linked(draft, file))) return null;
    }
  } finally {
    await rm(draft, { force: true });
  }
  return () => rm(file, { force: true });
}

/** link refuses an existing name: of two that come at once one is refused. */
async function linked(draft: string, file: string): Promise<boolean> {
  try {
    await link(draft, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

async function isHeld(file: string): Promise<boolean> {
  try {
    const [pid = '', start = ''] = (await readFile(file, 'utf8')).split(' ');
    return isAlive(Number(pid)) && (await startOf(Number(pid))) === start;
  } catch (error) {
    if (isMissing(error)) return false;
    throw error;
  }
}

/** When a process began, as Linux tells it (proc(5): boot, field 22); '' elsewhere. */
async function startOf(pid: number): Promise<string> {
  try {
    const boot = (await readFile('/proc/sys/kernel/random/boot_id', 'utf8')).trim();
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8');
    // The name of the program may hold spaces and brackets: fields are counted after its last one.
    return `${boot}/${stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19]}`;
  } catch {
    return '';
  }
}

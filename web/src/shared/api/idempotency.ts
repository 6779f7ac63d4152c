/**
 * One key per act, kept until the server has answered it: when the line drops and the person
 * presses again, the same act arrives under the same key and happens once.
 */
const PREFIX = 'act:';

function randomKey(): string {
  // crypto.randomUUID exists only on https; a community's server in the LAN may be plain http.
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Same method, path and body → the same key until `forgetKey`. */
export function keyFor(signature: string): string {
  const slot = PREFIX + signature;
  const kept = read(slot);
  if (kept) return kept;
  const key = randomKey();
  write(slot, key);
  return key;
}

/** The server has answered for good (done, or refused): the next try is a new act. */
export function forgetKey(signature: string): void {
  memory.delete(PREFIX + signature);
  try {
    sessionStorage.removeItem(PREFIX + signature);
  } catch {
    // storage is switched off in this browser: memory above was all there was
  }
}

const memory = new Map<string, string>();

function read(slot: string): string | null {
  try {
    return sessionStorage.getItem(slot) ?? memory.get(slot) ?? null;
  } catch {
    return memory.get(slot) ?? null;
  }
}

function write(slot: string, key: string): void {
  memory.set(slot, key);
  try {
    sessionStorage.setItem(slot, key);
  } catch {
    // a reload would lose the key; within the page memory keeps it
  }
}

/** What a person has typed, kept in this browser until the server has it: a reload loses nothing. */
export function kept<T>(slot: string): T | null {
  try {
    const text = sessionStorage.getItem(slot);
    return text === null ? null : (JSON.parse(text) as T);
  } catch {
    return null;
  }
}

export function keep(slot: string, value: unknown): void {
  try {
    sessionStorage.setItem(slot, JSON.stringify(value));
  } catch {
    // full or switched off: the page itself still has it
  }
}

export function forget(slot: string): void {
  try {
    sessionStorage.removeItem(slot);
  } catch {
    // nothing was kept then
  }
}

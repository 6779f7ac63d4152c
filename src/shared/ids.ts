import { randomUUID } from 'node:crypto';

/** Milliseconds since 1970, as `Date.now`. */
export type Clock = () => number;

const ID_PATTERN = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const COUNTER_MAX = 0xfff;
// A fresh counter starts in the lower half, leaving room for at least 2048 ids in a millisecond.
const COUNTER_START_MASK = 0x7ff;

const systemClock: Clock = () => Date.now();
// One sequence per clock: a test's clock in the far future must not drag real ids along with it.
const sequences = new WeakMap<Clock, { ms: number; counter: number }>();

/**
 * A new UUIDv7 (RFC 9562 §5.7, counter of §6.2 method 1), lower case. Within a process each id
 * sorts after the one before, even within a millisecond or when the clock is set back.
 * Tests may pass a clock of their own; ids then ascend per clock function.
 */
export function newId(clock: Clock = systemClock): string {
  const random = randomUUID();
  const { ms, counter } = advance(clock, Number.parseInt(random.slice(0, 3), 16));
  const time = ms.toString(16).padStart(12, '0');
  const count = counter.toString(16).padStart(3, '0');
  // The tail of a v4 UUID is the variant and 62 random bits: exactly what v7 wants there.
  return `${time.slice(0, 8)}-${time.slice(8)}-7${count}-${random.slice(19)}`;
}

/** Whether this is an id as `newId` writes it: UUIDv7 in lower case. */
export function isId(text: unknown): text is string {
  return typeof text === 'string' && ID_PATTERN.test(text);
}

function advance(clock: Clock, random: number): { ms: number; counter: number } {
  const last = sequences.get(clock);
  const now = clock();
  const next =
    !last || now > last.ms
      ? { ms: now, counter: random & COUNTER_START_MASK }
      : last.counter < COUNTER_MAX
        ? { ms: last.ms, counter: last.counter + 1 }
        : // The millisecond is used up: run ahead of the clock rather than repeat.
          { ms: last.ms + 1, counter: random & COUNTER_START_MASK };
  sequences.set(clock, next);
  return next;
}

const HOUR_MS = 3_600_000;
/** Nobody closes a month at three in the morning. */
const NIGHT = { from: 2, to: 5 };

/** The quick verification comes round every hour. */
export function isQuickDue(now: Date, last: Date | null): boolean {
  return last === null || now.getTime() - last.getTime() >= HOUR_MS;
}

/** The full one each night (in China), or as soon as a night was missed. */
export function isFullDue(now: Date, last: Date | null): boolean {
  const age = last === null ? Infinity : now.getTime() - last.getTime();
  const hour = (now.getUTCHours() + 8) % 24;
  const atNight = hour >= NIGHT.from && hour < NIGHT.to;
  return atNight ? age >= 20 * HOUR_MS : last !== null && age >= 30 * HOUR_MS;
}

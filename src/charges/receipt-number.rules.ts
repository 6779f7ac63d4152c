const WRITTEN = /^(?:SJ)?(\d{4})\s*-\s*0*([1-9]\d{0,8})$/i;

/** "SJ2026-000012", as people also write it: "sj2026-12", "2026-12". Null when it is none. */
export function receiptNumberFrom(written: string): { year: number; no: number } | null {
  const [, year, no] = WRITTEN.exec(written.trim()) ?? [];
  return year === undefined || no === undefined ? null : { year: Number(year), no: Number(no) };
}

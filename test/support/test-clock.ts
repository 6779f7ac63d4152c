import { Clock } from '../../src/platform/clock';

/** Stands still until it is told otherwise. Provide it in place of `Clock`. */
export class TestClock extends Clock {
  private at: Date;

  /** `2026-03-05` means noon in China; an instant may be given in full. */
  constructor(iso = '2026-03-05') {
    super();
    this.at = instantOf(iso);
  }

  override now(): Date {
    return new Date(this.at);
  }

  set(iso: string): void {
    this.at = instantOf(iso);
  }

  advanceDays(days: number): void {
    this.at = new Date(this.at.getTime() + days * 86_400_000);
  }

  advanceMinutes(minutes: number): void {
    this.at = new Date(this.at.getTime() + minutes * 60_000);
  }
}

function instantOf(iso: string): Date {
  const at = new Date(iso.length === 10 ? `${iso}T12:00:00+08:00` : iso);
  if (Number.isNaN(at.getTime())) throw new Error(`not an instant: ${iso}`);
  return at;
}

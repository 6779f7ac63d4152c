import { Clock } from '../platform/clock';
import type { Day } from '../shared/day';

/** Lives through the demonstration's year: stands on a day at nine in the morning, then moves on. */
export class TravellingClock extends Clock {
  private at = new Date();

  override now(): Date {
    return new Date(this.at);
  }

  /** Nine o'clock in China, and a minute later for each thing done that day. */
  goTo(day: Day): void {
    const morning = new Date(`${day}T09:00:00+08:00`);
    const sameDay = this.today() === day && this.at > morning;
    this.at = sameDay ? new Date(this.at.getTime() + 60_000) : morning;
  }
}

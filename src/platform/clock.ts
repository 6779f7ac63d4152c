import { Injectable } from '@nestjs/common';
import { type Day, dayInShanghai } from '../shared/day';

/** The only place that asks what time it is, so that a test can say it is the last day of the year. */
@Injectable()
export class Clock {
  now(): Date {
    return new Date();
  }

  /** The calendar day in China, whatever the zone of the server. */
  today(): Day {
    return dayInShanghai(this.now());
  }
}

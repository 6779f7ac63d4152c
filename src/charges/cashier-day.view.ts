import { ApiProperty } from '@nestjs/swagger';
import type { Pieces } from './cashier-day.rules';
import type { TillDay } from './cashier-days.queries';

export class WayTotalView {
  /** cash, transfer, pos, online */
  method!: string;
  name!: string;
  count!: number;
  amount!: string;
}

export class TillClosingView {
  counted!: string;
  /** Above zero: more in the till than in the book */
  difference!: string;
  /** Pieces by face value; empty when only the sum was counted */
  @ApiProperty({ type: 'object', additionalProperties: { type: 'integer' } })
  pieces!: Pieces;

  reason!: string;
  closedBy!: string;
  closedAt!: string;
  reviewedBy!: string | null;
  reviewedAt!: string | null;
}

/** 收款日结 of the whole till */
export class TillDayView {
  day!: string;
  ways!: WayTotalView[];
  /** Cash the till should hold of the day */
  booked!: string;
  /** Null until the day is closed */
  closing!: TillClosingView | null;
}

export function tillDayViewOf({ on, ways, booked, closing }: TillDay): TillDayView {
  return {
    day: on,
    ways: ways.map((way) => ({ ...way, amount: way.amount.toString() })),
    booked: booked.toString(),
    closing: closing && {
      ...closing,
      counted: closing.counted.toString(),
      difference: closing.difference.toString(),
      closedAt: closing.closedAt.toISOString(),
      reviewedAt: closing.reviewedAt?.toISOString() ?? null,
    },
  };
}

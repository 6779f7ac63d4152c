import { ApiPropertyOptional } from '@nestjs/swagger';
import { ValidateBy } from 'class-validator';
import { FACES } from '../charges/cashier-day.rules';
import type { Pieces } from '../charges/cashier-day.rules';
import { DayField, MoneyField, TextField } from '../platform/http/fields';

const PIECES_MAX = 100_000;

const isCount = (value: unknown): boolean =>
  Number.isInteger(value) && (value as number) >= 0 && (value as number) <= PIECES_MAX;

const isPieces = (value: unknown): boolean =>
  value === undefined ||
  (typeof value === 'object' &&
    value !== null &&
    Object.entries(value).every(
      ([face, count]) => (FACES as readonly string[]).includes(face) && isCount(count),
    ));

/** What was counted in the till. */
export class CashierDayDto {
  @DayField()
  day!: string;

  @MoneyField()
  counted!: string;

  /** Pieces by face value, e.g. {"100":3,"0.5":1}; left out when only the sum was counted. */
  @ApiPropertyOptional({ type: 'object', additionalProperties: { type: 'integer' } })
  @ValidateBy(
    { name: 'isPieces', validator: { validate: isPieces } },
    { message: `请按券别填写张数，券别为 ${FACES.join('、')} 元` },
  )
  pieces?: Pieces;

  /** Why it is more or less than the book says. */
  @TextField({ max: 200, optional: true })
  reason?: string;
}

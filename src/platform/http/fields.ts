import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsOptional, ValidateBy } from 'class-validator';
import { isDay } from '../../shared/day';
import { Money } from '../../shared/money';
import { isPeriod } from '../../shared/period';

export interface FieldOptions {
  optional?: boolean;
}

/** An amount in yuan as text ("5670.00"); it stays text, the service reads it with `Money.yuan`. */
export function MoneyField(options: FieldOptions & { positive?: boolean } = {}) {
  const sentence = options.positive
    ? '请填写大于零的金额，最多两位小数，例如 5670.00'
    : '请填写金额，最多两位小数，例如 5670.00';
  return field(options, {
    name: 'isMoney',
    sentence,
    example: '5670.00',
    holds: (value) => isMoney(value, options.positive ?? false),
  });
}

/** A calendar day as text, YYYY-MM-DD, that exists. */
export function DayField(options: FieldOptions = {}) {
  return field(options, {
    name: 'isDay',
    sentence: '请填写存在的日期，格式为 年-月-日，例如 2026-03-05',
    example: '2026-03-05',
    holds: isDay,
  });
}

/** An accounting period as text, YYYY-MM. */
export function PeriodField(options: FieldOptions = {}) {
  return field(options, {
    name: 'isPeriod',
    sentence: '请填写会计期间，格式为 年-月，例如 2026-03',
    example: '2026-03',
    holds: isPeriod,
  });
}

/**
 * Words of a person, `min` to `max` characters without the blanks around them, which are taken off:
 * three spaces are no reason. Not for passwords, whose blanks count.
 */
export function TextField({
  min = 0,
  max,
  sentence,
  ...options
}: FieldOptions & { min?: number; max: number } & {
  sentence?: string;
}) {
  const fallback = min === 0 ? `最多填写 ${max} 个字` : `请填写 ${min} 至 ${max} 个字`;
  const checked = field(options, {
    name: 'isText',
    sentence: sentence ?? fallback,
    bounds: { minLength: min, maxLength: max },
    holds: (value) => typeof value === 'string' && value.length >= min && value.length <= max,
  });
  const trimmed = Transform(({ value }: { value: unknown }) =>
    typeof value === 'string' ? value.trim() : value,
  );
  return applyDecorators(trimmed, checked);
}

interface Shape {
  name: string;
  sentence: string;
  example?: string;
  bounds?: { minLength: number; maxLength: number };
  holds: (value: unknown) => boolean;
}

function field({ optional = false }: FieldOptions, shape: Shape): PropertyDecorator {
  return applyDecorators(
    ...(optional ? [IsOptional()] : []),
    ValidateBy({
      name: shape.name,
      validator: { validate: shape.holds, defaultMessage: () => shape.sentence },
    }),
    ApiProperty({
      type: String,
      required: !optional,
      ...(shape.example === undefined ? {} : { example: shape.example }),
      ...shape.bounds,
    }),
  );
}

function isMoney(value: unknown, positive: boolean): boolean {
  if (typeof value !== 'string') return false;
  try {
    const amount = Money.yuan(value);
    return !positive || amount.isPositive();
  } catch {
    return false;
  }
}

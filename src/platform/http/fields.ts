import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
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

interface Shape {
  name: string;
  sentence: string;
  example: string;
  holds: (value: unknown) => boolean;
}

function field({ optional = false }: FieldOptions, shape: Shape): PropertyDecorator {
  return applyDecorators(
    ...(optional ? [IsOptional()] : []),
    ValidateBy({
      name: shape.name,
      validator: { validate: shape.holds, defaultMessage: () => shape.sentence },
    }),
    ApiProperty({ type: String, example: shape.example, required: !optional }),
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

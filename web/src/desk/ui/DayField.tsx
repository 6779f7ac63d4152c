import { DatePicker } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import type { KeyboardEvent } from 'react';

// People at a desk type 20260305 or 2026-3-5 rather than reach for the calendar.
const DAY_FORMATS = ['YYYY-MM-DD', 'YYYY-M-D', 'YYYYMMDD', 'YYYY/M/D'];
const PERIOD_FORMATS = ['YYYY-MM', 'YYYY-M', 'YYYYMM'];

interface Props {
  id?: string;
  /** "2026-03-05" (or "2026-03"); '' for none. */
  value?: string | null;
  onChange?: (text: string) => void;
  'aria-label'?: string;
  allowClear?: boolean;
  /** Last day that may be chosen. */
  max?: string;
  min?: string;
  disabled?: boolean;
}

/** Enter takes the typed date; it does not send the form the field stands in. */
const takeOnly = (event: KeyboardEvent<HTMLElement>) => {
  if (event.key === 'Enter') event.preventDefault();
};

export function DayField({ value, onChange, max, min, allowClear = false, ...rest }: Props) {
  return (
    <DatePicker
      {...rest}
      onKeyDown={takeOnly}
      style={{ width: '100%', minWidth: 128 }}
      allowClear={allowClear}
      format={DAY_FORMATS}
      value={value ? dayjs(value) : null}
      onChange={(day: Dayjs | null) => onChange?.(day ? day.format('YYYY-MM-DD') : '')}
      {...(max ? { maxDate: dayjs(max) } : {})}
      {...(min ? { minDate: dayjs(min) } : {})}
    />
  );
}

export function PeriodField({ value, onChange, allowClear = false, max, min, ...rest }: Props) {
  return (
    <DatePicker
      {...rest}
      onKeyDown={takeOnly}
      picker="month"
      style={{ minWidth: 112 }}
      allowClear={allowClear}
      format={PERIOD_FORMATS}
      value={value ? dayjs(`${value}-01`) : null}
      onChange={(month: Dayjs | null) => onChange?.(month ? month.format('YYYY-MM') : '')}
      {...(max ? { maxDate: dayjs(`${max}-01`) } : {})}
      {...(min ? { minDate: dayjs(`${min}-01`) } : {})}
    />
  );
}

import { formatDay, formatDayShort, formatInstant, formatPeriod, today } from './dates';

describe('dates as people read them', () => {
  it('writes days and periods in both languages', () => {
    expect(formatDay('2026-03-05')).toBe('2026年3月5日');
    expect(formatDay('2026-03-05', 'en')).toBe('5 Mar 2026');
    expect(formatDayShort('2026-12-31')).toBe('12月31日');
    expect(formatPeriod('2026-03')).toBe('2026年3月');
    expect(formatPeriod('2026-10', 'en')).toBe('Oct 2026');
  });

  it('shows instants in 上海 time whatever the phone is set to', () => {
    expect(formatInstant('2026-03-05T16:30:00Z')).toBe('2026年3月6日 00:30');
    expect(formatInstant('2026-03-05T14:05:00+08:00')).toBe('2026年3月5日 14:05');
    expect(today(new Date('2026-12-31T16:00:00Z'))).toBe('2027-01-01');
  });

  it('leaves text that is no date alone', () => {
    expect(formatDay('—')).toBe('—');
    expect(formatInstant('soon')).toBe('soon');
  });
});

import { useMemo } from 'react';
import { formatDay, formatDayShort, formatInstant, formatPeriod } from '../format/dates';
import { useLanguage } from './i18n';

/** The date formats of the language being shown. */
export function useDates() {
  const language = useLanguage();
  return useMemo(
    () => ({
      day: (day: string) => formatDay(day, language),
      dayShort: (day: string) => formatDayShort(day, language),
      period: (period: string) => formatPeriod(period, language),
      instant: (instant: string) => formatInstant(instant, language),
    }),
    [language],
  );
}

/** Days ("2026-03-05"), periods ("2026-03") and instants as people read them, always in 上海 time. */
export type Language = 'zh' | 'en';

const TIME_ZONE = 'Asia/Shanghai';
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

const monthName = (month: string) => MONTHS[Number(month) - 1] ?? month;
const plain = (digits: string) => digits.replace(/^0/, '');

/** "2026-03-05" → "2026年3月5日" / "5 Mar 2026". */
export function formatDay(day: string, language: Language = 'zh'): string {
  const [year = '', month = '', date = ''] = day.slice(0, 10).split('-');
  if (!date) return day;
  return language === 'zh'
    ? `${year}年${plain(month)}月${plain(date)}日`
    : `${plain(date)} ${monthName(month)} ${year}`;
}

/** "2026-03-05" → "3月5日" / "5 Mar": where the year is clear from the context. */
export function formatDayShort(day: string, language: Language = 'zh'): string {
  const [, month = '', date = ''] = day.slice(0, 10).split('-');
  if (!date) return day;
  return language === 'zh'
    ? `${plain(month)}月${plain(date)}日`
    : `${plain(date)} ${monthName(month)}`;
}

/** "2026-03" → "2026年3月" / "Mar 2026". */
export function formatPeriod(period: string, language: Language = 'zh'): string {
  const [year = '', month = ''] = period.split('-');
  if (!month) return period;
  return language === 'zh' ? `${year}年${plain(month)}月` : `${monthName(month)} ${year}`;
}

/** An ISO instant → "2026年3月5日 14:05" in 上海 time. */
export function formatInstant(instant: string, language: Language = 'zh'): string {
  const time = new Date(instant);
  if (Number.isNaN(time.getTime())) return instant;
  const { day, clock } = shanghaiParts(time);
  return `${formatDay(day, language)} ${clock}`;
}

/** Today's day in 上海: "2026-03-05". */
export function today(now: Date = new Date()): string {
  return shanghaiParts(now).day;
}

function shanghaiParts(time: Date): { day: string; clock: string } {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone: TIME_ZONE,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(time);
  const part = (type: string) => parts.find((one) => one.type === type)?.value ?? '';
  return {
    day: `${part('year')}-${part('month')}-${part('day')}`,
    clock: `${part('hour')}:${part('minute')}`,
  };
}

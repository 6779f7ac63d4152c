import { today } from '../../shared/format/dates';
import { useDates } from '../../shared/i18n/useDates';
import { useWords } from '../../shared/i18n/i18n';
import { Choice } from '../parts/form';
import { Segments } from '../parts/Segments';
import { Steps } from '../parts/Steps';
import { monthsOf, quarterOf, shifted, type Range, type Span, type Unit } from './range';
import { RangeSlider } from './RangeSlider';
import styles from './RangeSwitch.module.css';
import type { FlowRange } from './useFlowRange';
import './words';

const SPANS: Span[] = ['month', 'quarter', 'year', 'custom'];

interface Props {
  value: Pick<FlowRange, 'unit' | 'range' | 'change'>;
  /** The first month or day of the books: nothing to see before it. */
  booksStart: string | undefined;
  /** The last month there is something to see of; without it the present one. */
  last?: string;
}

/** Month, quarter or year, and the one before or after; or any months, from one to another. */
export function RangeSwitch({ value, booksStart, last = today().slice(0, 7) }: Props) {
  const t = useWords();
  const { unit, range, change } = value;
  const books = { from: booksStart?.slice(0, 7) ?? range.from, to: last };
  const turn = (to: Span) =>
    change(
      to === 'custom'
        ? { unit: to, at: '', ...range }
        : { unit: to, at: range.to > last ? last : range.to, from: '', to: '' },
    );
  return (
    <div className={`${styles.switch} no-print`}>
      <Segments
        label={t('flow:unit.label')}
        value={unit}
        onValue={turn}
        options={SPANS.map((one) => ({ value: one, label: t(`flow:unit.${one}`) }))}
      />
      {unit === 'custom' ? (
        <FromTo value={value} books={books} />
      ) : (
        <Stepped unit={unit} value={value} books={books} />
      )}
    </div>
  );
}

interface Shown {
  value: Props['value'];
  books: Range;
}

function Stepped({ unit, value: { range, change }, books }: Shown & { unit: Unit }) {
  const name = useRangeName();
  return (
    <div className={styles.stepped}>
      <Steps
        name={name(unit, range)}
        isFirst={range.from <= books.from}
        isLast={range.to >= books.to}
        onStep={(by) => change({ unit, at: shifted(unit, range, by).to })}
      />
      <RangeSlider
        unit={unit}
        range={range}
        books={books}
        nameOf={(each) => name(unit, each)}
        onRange={({ to }) => change({ unit, at: to })}
      />
    </div>
  );
}

/** Two months of one's own choosing. */
function FromTo({ value: { range, change }, books }: Shown) {
  const t = useWords();
  const dates = useDates();
  const options = monthsOf({
    from: books.from < range.from ? books.from : range.from,
    to: books.to > range.to ? books.to : range.to,
  }).map((month) => ({ value: month, label: dates.period(month) }));
  return (
    <div className={styles.fromTo}>
      {(['from', 'to'] as const).map((end) => (
        <Choice
          key={end}
          label={t(`flow:custom.${end}`)}
          value={range[end]}
          onValue={(month) => change({ ...range, [end]: month })}
          options={options}
        />
      ))}
    </div>
  );
}

/** "2026年3月", "2026年第1季度", "2026年", "2026年1月到2026年3月". */
export function useRangeName(): (unit: Span, range: Range) => string {
  const t = useWords();
  const dates = useDates();
  return (unit, range) => {
    const year = range.from.slice(0, 4);
    if (unit === 'year') return t('flow:year', { year });
    if (unit === 'quarter') return t('flow:quarter', { year, quarter: quarterOf(range.from) });
    const [from, to] = [dates.period(range.from), dates.period(range.to)];
    return from === to ? from : t('flow:custom.range', { from, to });
  };
}

import { today } from '../../shared/format/dates';
import { useDates } from '../../shared/i18n/useDates';
import { useWords } from '../../shared/i18n/i18n';
import { Segments } from '../parts/Segments';
import { Steps } from '../parts/Steps';
import { quarterOf, shifted, type Range, type Unit } from './range';
import styles from './RangeSwitch.module.css';
import type { FlowRange } from './useFlowRange';
import './words';

const UNITS: Unit[] = ['month', 'quarter', 'year'];

interface Props {
  value: FlowRange;
  /** The first month of the books: nothing to see before it. */
  booksStart: string | undefined;
}

/** Month, quarter or year, and the one before or after. */
export function RangeSwitch({ value, booksStart }: Props) {
  const t = useWords();
  const { unit, range, change } = value;
  const isFirst = booksStart !== undefined && range.from <= booksStart.slice(0, 7);
  const isLast = range.to >= today().slice(0, 7);
  return (
    <div className={`${styles.switch} no-print`}>
      <Segments
        label={t('flow:unit.label')}
        value={unit}
        onValue={(one) => change({ unit: one, at: range.to })}
        options={UNITS.map((one) => ({ value: one, label: t(`flow:unit.${one}`) }))}
      />
      <Steps
        name={useRangeName()(unit, range)}
        isFirst={isFirst}
        isLast={isLast}
        onStep={(by) => change({ at: shifted(unit, range, by).to })}
      />
    </div>
  );
}

/** "2026年3月", "2026年第1季度", "2026年". */
export function useRangeName(): (unit: Unit, range: Range) => string {
  const t = useWords();
  const dates = useDates();
  return (unit, range) => {
    const year = range.from.slice(0, 4);
    if (unit === 'year') return t('flow:year', { year });
    if (unit === 'quarter') return t('flow:quarter', { year, quarter: quarterOf(range.from) });
    return dates.period(range.from);
  };
}

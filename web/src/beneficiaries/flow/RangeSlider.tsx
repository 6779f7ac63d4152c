import { useWords } from '../../shared/i18n/i18n';
import { stopsOf, type Range, type Unit } from './range';
import styles from './RangeSlider.module.css';
import './words';

interface Props {
  unit: Unit;
  range: Range;
  /** The first and the last month there is something to see of. */
  books: Range;
  nameOf: (range: Range) => string;
  onRange: (range: Range) => void;
}

const FEWEST = 3;

/** The whole life of the books as one line to slide along; with two stops the steps are enough. */
export function RangeSlider({ unit, range, books, nameOf, onRange }: Props) {
  const t = useWords();
  const stops = stopsOf(unit, books);
  if (stops.length < FEWEST) return null;
  const found = stops.findIndex(({ from }) => from === range.from);
  const slide = (index: number) => {
    const stop = stops[index];
    if (stop) onRange(stop);
  };
  return (
    <input
      type="range"
      className={styles.slider}
      min={0}
      max={stops.length - 1}
      value={found < 0 ? stops.length - 1 : found}
      onChange={(event) => slide(Number(event.target.value))}
      aria-label={t('flow:slider')}
      aria-valuetext={nameOf(range)}
    />
  );
}

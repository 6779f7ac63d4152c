import { useWords } from '../i18n/i18n';
import styles from './FigureStrip.module.css';
import type { DisclosureCalendar } from './types';

const SHOWN = ['onTime', 'late', 'missing', 'onShow'] as const;

/** How well the calendar is kept, in four figures. */
export function FigureStrip({ figures }: { figures: DisclosureCalendar['figures'] }) {
  const t = useWords('disclosure');
  return (
    <dl className={styles.strip}>
      {SHOWN.map((key) => (
        <div key={key} className={figures[key] > 0 ? styles[key] : undefined}>
          <dt>{t(`figures.${key}`)}</dt>
          <dd>{figures[key]}</dd>
        </div>
      ))}
    </dl>
  );
}

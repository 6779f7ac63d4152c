import type { ReactNode } from 'react';
import { fenOf } from '../../../shared/format/yuan';
import styles from './Bars.module.css';

export interface Bar {
  name: string;
  /** Length of the bar, an amount; null: held back. */
  value: string | null;
  /** What the whole width stands for; the longest bar unless said. */
  of?: string | null;
  figures: ReactNode;
  tone?: 'good' | 'attention' | 'quiet';
}

interface Props {
  label: string;
  bars: readonly Bar[];
}

/** A picture that is its own table: name, bar, figures in words and numbers. */
export function Bars({ label, bars }: Props) {
  const longest = Math.max(1, ...bars.map(({ value }) => fenOf(value ?? '0')));
  return (
    <table className={styles.bars}>
      <caption className="visually-hidden">{label}</caption>
      <tbody>
        {bars.map(({ name, value, of, figures, tone = 'good' }) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td className={styles.track}>
              {value !== null && fenOf(value) > 0 && (
                <span
                  className={`${styles.bar} ${styles[tone]}`}
                  style={{ width: `${shareOf(value, of ? fenOf(of) : longest)}%` }}
                />
              )}
            </td>
            <td className={styles.figures}>{figures}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const shareOf = (value: string, whole: number) =>
  whole === 0 ? 0 : Math.min(100, (fenOf(value) * 100) / whole);

import { useWords } from '../../app/words';
import styles from './Counter.module.css';

const KEYS = [
  ['/', 'find'],
  ['↑ ↓', 'move'],
  ['Enter', 'enter'],
  ['Alt+1 2 3', 'method'],
  ['F2', 'take'],
  ['Esc', 'escape'],
] as const;

/** What the keys do, in sight. */
export function Keys() {
  const t = useWords('counter');
  return (
    <p className={styles.keys}>
      {KEYS.map(([key, word]) => (
        <span key={key}>
          <kbd>{key}</kbd> {t(`keys.${word}`)}
        </span>
      ))}
    </p>
  );
}

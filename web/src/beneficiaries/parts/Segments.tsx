import { useId } from 'react';
import styles from './Segments.module.css';

interface Props<Value extends string> {
  label: string;
  value: Value;
  onValue: (value: Value) => void;
  options: { value: Value; label: string }[];
}

/** One of a few, all in sight. */
export function Segments<Value extends string>({ label, value, onValue, options }: Props<Value>) {
  const id = useId();
  return (
    <div className={styles.row}>
      <span id={id}>{label}</span>
      <div role="group" aria-labelledby={id} className={styles.segments}>
        {options.map((option) => (
          <button
            key={option.value}
            type="button"
            aria-pressed={option.value === value}
            onClick={() => onValue(option.value)}
          >
            {option.label}
          </button>
        ))}
      </div>
    </div>
  );
}

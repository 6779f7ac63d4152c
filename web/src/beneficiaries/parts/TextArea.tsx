import { useId } from 'react';
import styles from './form.module.css';

interface Props {
  label: string;
  hint?: string | undefined;
  value: string;
  onValue: (value: string) => void;
  rows?: number;
  maxLength?: number;
}

/** Several lines of words: label above, hint below. */
export function TextArea({ label, hint, value, onValue, rows = 3, maxLength }: Props) {
  const id = useId();
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{label}</label>
      <textarea
        id={id}
        className={styles.input}
        rows={rows}
        maxLength={maxLength}
        value={value}
        onChange={(event) => onValue(event.target.value)}
        aria-describedby={hint ? `${id}-hint` : undefined}
      />
      {hint && (
        <p id={`${id}-hint`} className={styles.hint}>
          {hint}
        </p>
      )}
    </div>
  );
}

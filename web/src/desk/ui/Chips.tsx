import styles from './Chips.module.css';

interface Props<K extends string> {
  label: string;
  value: K;
  options: readonly { key: K; name: string }[];
  onChange: (key: K) => void;
}

/** One choice out of a few, all in sight. */
export function Chips<K extends string>({ label, value, options, onChange }: Props<K>) {
  return (
    <div className={styles.chips} role="group" aria-label={label}>
      {options.map(({ key, name }) => (
        <button
          key={key}
          type="button"
          className={styles.chip}
          aria-pressed={key === value}
          onClick={() => onChange(key)}
        >
          {name}
        </button>
      ))}
    </div>
  );
}

import { useId } from 'react';
import { useWords } from '../app/words';
import { isKind, KINDS, type Kind } from './boxes';
import styles from './evidence.module.css';

interface Props {
  label: string;
  value: Kind;
  onChange: (kind: Kind) => void;
  /** The label is read aloud only. */
  quiet?: boolean;
}

/** What a box hides; the browser's own list, which a thumb can use. */
export function KindSelect({ label, value, onChange, quiet = false }: Props) {
  const t = useWords('masking');
  const id = useId();
  return (
    <span className={styles.group}>
      <label htmlFor={id} className={quiet ? 'visually-hidden' : undefined}>
        {label}
      </label>
      <select
        id={id}
        className={styles.select}
        value={value}
        onChange={(event) => {
          if (isKind(event.target.value)) onChange(event.target.value);
        }}
      >
        {KINDS.map(({ kind }) => (
          <option key={kind} value={kind}>
            {t(`kind.${kind}`)}
          </option>
        ))}
      </select>
    </span>
  );
}

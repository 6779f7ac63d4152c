import { useId, useState, type FormEvent } from 'react';
import styles from './SearchBox.module.css';

interface Props {
  /** What was asked last; give it as `key` too, so that another address starts the box afresh. */
  q: string;
  words: { label: string; submit: string; hint: string; tooShort?: string };
  /** Characters at most. */
  longest?: number;
  /** What cannot be looked for is said under the box, and what was typed stays. */
  accepts?: (typed: string) => boolean;
  onSearch: (q: string) => void;
}

/** One box to look for something. */
export function SearchBox({ q, words, longest, accepts = () => true, onSearch }: Props) {
  const id = useId();
  const [typed, setTyped] = useState(q);
  const [refused, setRefused] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setRefused(!accepts(typed));
    if (accepts(typed)) onSearch(typed.trim());
  };
  return (
    <form role="search" onSubmit={submit} className={`${styles.search} no-print`}>
      <label htmlFor={id}>{words.label}</label>
      <div className={styles.box}>
        <input
          id={id}
          type="search"
          value={typed}
          maxLength={longest}
          enterKeyHint="search"
          aria-describedby={`${id}-hint`}
          aria-invalid={refused || undefined}
          onChange={(event) => setTyped(event.target.value)}
        />
        <button type="submit">{words.submit}</button>
      </div>
      <p id={`${id}-hint`} className={refused ? styles.refused : 'quiet small'}>
        {refused ? words.tooShort : words.hint}
      </p>
    </form>
  );
}

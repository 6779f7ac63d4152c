import { useId, useState, type FormEvent } from 'react';
import { useWords } from '../../shared/i18n/i18n';
import { isSearchable } from './filters';
import styles from './statement.module.css';

/** One box for words and amounts. */
export function SearchForm({ q, onSearch }: { q: string; onSearch: (q: string) => void }) {
  const t = useWords();
  const id = useId();
  const [typed, setTyped] = useState(q);
  const [refused, setRefused] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setRefused(!isSearchable(typed));
    if (isSearchable(typed)) onSearch(typed.trim());
  };
  return (
    <form role="search" onSubmit={submit} className={`${styles.search} no-print`}>
      <label htmlFor={id}>{t('statement:search')}</label>
      <div className={styles.box}>
        <input
          id={id}
          type="search"
          value={typed}
          enterKeyHint="search"
          aria-describedby={`${id}-hint`}
          aria-invalid={refused || undefined}
          onChange={(event) => setTyped(event.target.value)}
        />
        <button type="submit">{t('statement:submit')}</button>
      </div>
      <p id={`${id}-hint`} className={refused ? styles.refused : 'quiet small'}>
        {refused ? t('statement:tooShort') : t('statement:searchHint')}
      </p>
    </form>
  );
}

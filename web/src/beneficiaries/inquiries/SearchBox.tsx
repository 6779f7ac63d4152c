import { useId, useState, type FormEvent } from 'react';
import { useWords } from '../../shared/i18n/i18n';
import { isSearchable } from './filters';
import statement from '../statement/statement.module.css';

/** Has somebody asked before? */
export function SearchBox({ q, onSearch }: { q: string; onSearch: (q: string) => void }) {
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
    <form role="search" onSubmit={submit} className={`${statement.search} no-print`}>
      <label htmlFor={id}>{t('inquiries:search')}</label>
      <div className={statement.box}>
        <input
          id={id}
          type="search"
          value={typed}
          enterKeyHint="search"
          aria-describedby={`${id}-hint`}
          aria-invalid={refused || undefined}
          onChange={(event) => setTyped(event.target.value)}
        />
        <button type="submit">{t('inquiries:go')}</button>
      </div>
      <p id={`${id}-hint`} className={refused ? statement.refused : 'quiet small'}>
        {t(refused ? 'inquiries:tooShort' : 'inquiries:searchHint')}
      </p>
    </form>
  );
}

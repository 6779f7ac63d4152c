import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import { api } from '../../shared/api/client';
import { useGet } from '../../shared/api/queries';
import type { SavedSearches as Saved } from '../../shared/api/types';
import { useWords } from '../../shared/i18n/i18n';
import { useCommunity } from '../layout/community';
import { Card } from '../parts/Card';
import { Button, Field, Form } from '../parts/form';
import styles from './search.module.css';

/** What she likes to ask again: a click asks it anew. */
export function SavedSearches() {
  const t = useWords();
  const { path, page } = useCommunity();
  const client = useQueryClient();
  const { data } = useGet<Saved>(path('/saved-searches'));
  if (!data || data.items.length === 0) return null;
  const drop = async (id: string) => {
    await api.delete(path(`/saved-searches/${id}`));
    await client.invalidateQueries({ queryKey: [path('/saved-searches')] });
  };
  return (
    <Card title={t('explore:search.saved')}>
      <ul className={styles.saved}>
        {data.items.map(({ id, name, query }) => (
          <li key={id}>
            <Link to={page(`/search?${query}`)}>{name}</Link>
            <button
              type="button"
              aria-label={t('explore:search.drop', { name })}
              onClick={() => void drop(id)}
            >
              ×
            </button>
          </li>
        ))}
      </ul>
    </Card>
  );
}

/** Keeps the search of this page under a name, or hands its address on. */
export function Keep({ query, q }: { query: string; q: string }) {
  const t = useWords();
  const { path } = useCommunity();
  const client = useQueryClient();
  const [name, setName] = useState(q);
  const [said, setSaid] = useState('');
  const [error, setError] = useState<Error | null>(null);
  const save = async () => {
    try {
      await api.post(path('/saved-searches'), { name: name.trim() || q, query }, { once: true });
      await client.invalidateQueries({ queryKey: [path('/saved-searches')] });
      setError(null);
      setSaid(t('explore:search.savedDone'));
    } catch (refusal) {
      setError(refusal as Error);
    }
  };
  const share = async () => {
    await navigator.clipboard.writeText(window.location.href);
    setSaid(t('explore:search.copied'));
  };
  return (
    <Card title={t('explore:search.save')}>
      <Form onSubmit={() => void save()} error={error}>
        <div className={styles.keep}>
          <Field label={t('explore:search.name')} value={name} onValue={setName} maxLength={40} />
          <Button>{t('explore:search.save')}</Button>
          <Button kind="plain" onClick={() => void share()}>
            {t('explore:search.share')}
          </Button>
        </div>
      </Form>
      <p role="status" className="quiet">
        {said}
      </p>
    </Card>
  );
}

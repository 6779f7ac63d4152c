import { Button } from 'antd';
import { useSentence } from '../../shared/components/ErrorState';
import { useWords } from '../app/words';
import type { SaveState } from './useDraftSaver';

interface Props {
  state: SaveState;
  error: Error | null;
  /** What keeps it from being saved on the server yet. */
  incomplete: boolean;
}

/** Says where the typed words are: here, on their way, on the server. */
export function SaveMark({ state, error, incomplete }: Props) {
  const t = useWords();
  const sentence = useSentence(error);
  if (state === 'conflict') {
    return (
      <span role="alert">
        {t('draft.conflict')}{' '}
        <Button onClick={() => window.location.reload()}>{t('draft.reload')}</Button>
      </span>
    );
  }
  if (state === 'failed') {
    return (
      <span role="alert" style={{ color: 'var(--vermilion)' }}>
        {t('draft.failed')} {sentence}
      </span>
    );
  }
  const key = incomplete && state === 'idle' ? 'incomplete' : state;
  return (
    <span role="status" className="quiet">
      {t(`draft.${key}`)}
    </span>
  );
}

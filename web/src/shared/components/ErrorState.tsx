import { ApiProblem } from '../api/problem';
import styles from './State.module.css';
import { useWords } from '../i18n/i18n';

interface Props {
  error: unknown;
  /** Shown as a button when trying again can help. */
  onRetry?: () => void;
}

/** The server's sentence, or our own when it could not be reached; and a way on. */
export function ErrorState({ error, onRetry }: Props) {
  const t = useWords();
  return (
    <div className={styles.state} role="alert">
      <p className={styles.title}>{useSentence(error)}</p>
      {error instanceof ApiProblem && error.requestId && (
        <p className={styles.hint}>{t('requestId', { id: error.requestId })}</p>
      )}
      {onRetry && mayHelp(error) && (
        <button type="button" className={styles.retry} onClick={onRetry}>
          {t('retry')}
        </button>
      )}
    </div>
  );
}

/** Asking again changes nothing when the server has answered and refused. */
function mayHelp(error: unknown): boolean {
  if (!(error instanceof ApiProblem)) return true;
  return error.status < 400 || error.status >= 500 || error.status === 429;
}

/** One sentence for people out of anything thrown. */
export function useSentence(error: unknown): string {
  const t = useWords();
  if (!(error instanceof ApiProblem)) return t('error.unknown');
  if (error.message) return error.message;
  if (error.code === 'network') return t('error.network');
  return error.status === 404 ? t('error.notFound') : t('error.unknown');
}

import { useDates } from '../../shared/i18n/useDates';
import { useWords } from '../app/words';
import { Panel } from '../ui/Panel';
import styles from './evidence.module.css';
import type { PublicCopy } from './types';
import { useKindWords } from './words';

const SHOWN_OF_HASH = 16;

/** Every copy that was ever public, for those who may see originals. */
export function Copies({ copies }: { copies: readonly PublicCopy[] }) {
  const t = useWords('masking');
  const dates = useDates();
  const kinds = useKindWords();
  return (
    <Panel title={t('copies')}>
      <ul className={styles.list}>
        {copies.map(({ no, at, postName, personName, masked, note, sha256 }) => (
          <li key={no} className={styles.copy}>
            <strong>
              {t('copy', { no, at: dates.instant(at), post: postName, name: personName })}
            </strong>
            <span>{kinds(masked)}</span>
            {note && <span>{note}</span>}
            <span className="quiet code" title={sha256}>
              {t('fingerprint', { sha: sha256.slice(0, SHOWN_OF_HASH) })}
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

import type { InquiryWarning } from '../../shared/inquiries/types';
import { useWords } from '../../shared/i18n/i18n';
import { Button } from '../parts/form';
import styles from './inquiries.module.css';

interface Props {
  warnings: readonly InquiryWarning[];
  busy: boolean;
  onEdit: () => void;
  onAnyway: () => void;
}

/** What would be public and looks like somebody's own: the asker decides. */
export function Warnings({ warnings, busy, onEdit, onAnyway }: Props) {
  const t = useWords();
  return (
    <div className={styles.warning} role="alert">
      <p>{t('inquiries:warning.title')}</p>
      <ul>
        {warnings.map(({ kind, text }) => (
          <li key={kind + text}>
            {t(`inquiries:kind.${kind}`)} <b>{text}</b>
          </li>
        ))}
      </ul>
      <div className={styles.choices}>
        <Button onClick={onEdit}>{t('inquiries:warning.edit')}</Button>
        <Button kind="plain" busy={busy} onClick={onAnyway}>
          {t('inquiries:warning.anyway')}
        </Button>
      </div>
    </div>
  );
}

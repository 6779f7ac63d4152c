import { useWords } from '../../shared/i18n/i18n';
import { Rows } from '../parts/Rows';
import type { AskedAbout } from './AskPage';
import { SimilarRow } from './SimilarRow';
import { useSimilar } from './use-inquiries';
import styles from './inquiries.module.css';

interface Props {
  subject: AskedAbout;
  text: string;
}

/** Somebody may have asked already: the answer is one tap away, and the words stay. */
export function SimilarOnes({ subject: { kind, id }, text }: Props) {
  const t = useWords();
  const { data } = useSimilar({ kind, id, text });
  if (!data || data.items.length === 0) return null;
  return (
    <div className={styles.similar} role="status">
      <p>{t('inquiries:similar.title')}</p>
      <Rows>
        {data.items.map((inquiry) => (
          <SimilarRow key={inquiry.id} inquiry={inquiry} />
        ))}
      </Rows>
    </div>
  );
}

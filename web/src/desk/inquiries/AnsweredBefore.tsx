import { Button } from 'antd';
import type { InquiryCard, SimilarInquiry } from '../../shared/inquiries/types';
import { useHere, useHereGet } from '../app/here';
import { useWords } from '../app/words';
import styles from './inquiries.module.css';

const TEXT_MAX = 200;

interface Props {
  card: InquiryCard;
  onTake: (words: string) => void;
}

/** What was answered to questions like it: to be read, or taken over and finished. */
export function AnsweredBefore({ card, onTake }: Props) {
  const t = useWords('inquiries');
  const here = useHere();
  const { id, text, subject } = card;
  const { data } = useHereGet<{ items: SimilarInquiry[] }>('/inquiries/similar', {
    text: (text ?? '').slice(0, TEXT_MAX),
    subjectKind: subject.kind,
    subjectId: subject.id,
  });
  const others = (data?.items ?? []).filter((one) => one.id !== id && one.answer);
  if (others.length === 0) return null;
  return (
    <div className={styles.before}>
      <p>{t('before.title')}</p>
      <ul>
        {others.map((one) => (
          <li key={one.id}>
            <a href={`/c/${here.id}/inquiries/${one.id}`} target="_blank" rel="noreferrer">
              {one.number} {one.topic}
            </a>
            <p className="quiet">{one.answer}</p>
            <Button size="small" onClick={() => onTake(t('before.take', { number: one.number }))}>
              {t('before.word')}
            </Button>
          </li>
        ))}
      </ul>
    </div>
  );
}

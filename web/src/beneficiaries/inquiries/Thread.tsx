import type { ReactNode } from 'react';
import { Badge } from '../../shared/components/Badge';
import { EvidenceGallery } from '../../shared/components/EvidenceGallery';
import { threadOf, type Happening } from '../../shared/inquiries/thread';
import type { Inquiry, InquiryAnswer } from '../../shared/inquiries/types';
import { useWords } from '../../shared/i18n/i18n';
import { useDates } from '../../shared/i18n/useDates';
import { useCommunity } from '../layout/community';
import { Card } from '../parts/Card';
import styles from './inquiries.module.css';

/** Answers, verdicts and escalations, one after the other. */
export function Thread({ inquiry }: { inquiry: Inquiry }) {
  const t = useWords();
  const thread = threadOf(inquiry);
  return (
    <Card title={t('inquiries:answersTitle')}>
      {inquiry.answers.length === 0 && (
        <p className={`quiet ${thread.length > 0 ? styles.none : ''}`}>{t('inquiries:noAnswer')}</p>
      )}
      {thread.length > 0 && (
        <ol className={styles.thread}>
          {thread.map((one) => (
            <li key={one.what + one.at}>
              <Happened one={one} />
            </li>
          ))}
        </ol>
      )}
    </Card>
  );
}

function Happened({ one }: { one: Happening }) {
  const t = useWords();
  if (one.what === 'answer') return <Answer answer={one.answer} />;
  if (one.what === 'escalation')
    return (
      <Marked at={one.at} tone="late">
        {t(`inquiries:escalations.${one.escalation.to}`)}
      </Marked>
    );
  const { answered, note, hidden } = one.verdict;
  return (
    <Marked at={one.at} tone={answered ? 'good' : 'asked'}>
      {t(answered ? 'inquiries:verdicts.yes' : 'inquiries:verdicts.no')}
      {note && <q className={styles.note}>{note}</q>}
      {hidden && <span className="quiet"> {t('ask:hidden', { reason: hidden.reason })}</span>}
    </Marked>
  );
}

function Answer({
  answer: { postName, at, text, files, hidden, late },
}: {
  answer: InquiryAnswer;
}) {
  const t = useWords();
  const dates = useDates();
  const { id } = useCommunity();
  return (
    <div className={styles.answer}>
      <p className="small">
        <b>{postName}</b> <span className="quiet">{dates.instant(at)}</span>{' '}
        {late !== null && <Badge tone="attention">{t('inquiries:late', { days: late })}</Badge>}
      </p>
      {hidden ? (
        <p className="quiet">{t('ask:hidden', { reason: hidden.reason })}</p>
      ) : (
        <p className={styles.text}>{text}</p>
      )}
      {files.length > 0 && !hidden && <EvidenceGallery communityId={id} files={files} />}
    </div>
  );
}

interface MarkedProps {
  at: string;
  tone: 'late' | 'good' | 'asked';
  children: ReactNode;
}

function Marked({ at, tone, children }: MarkedProps) {
  const dates = useDates();
  return (
    <div className={`${styles.marked} ${styles[tone]}`}>
      <p>{children}</p>
      <p className="quiet small">{dates.instant(at)}</p>
    </div>
  );
}

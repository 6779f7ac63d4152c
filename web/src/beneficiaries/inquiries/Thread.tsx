import type { ReactNode } from 'react';
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
      {inquiry.answers === 0 && <p className="quiet">{t('inquiries:noAnswer')}</p>}
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
  const { answered, note } = one.verdict;
  return (
    <Marked at={one.at} tone={answered ? 'good' : 'asked'}>
      {t(answered ? 'inquiries:verdicts.yes' : 'inquiries:verdicts.no')}
      {note && <q className={styles.note}>{note}</q>}
    </Marked>
  );
}

function Answer({ answer: { by, at, text, files, hidden } }: { answer: InquiryAnswer }) {
  const t = useWords();
  const dates = useDates();
  const { id } = useCommunity();
  return (
    <div className={styles.answer}>
      <p className="small">
        <b>{by}</b> <span className="quiet">{dates.instant(at)}</span>
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

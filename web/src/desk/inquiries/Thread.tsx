import type { ReactNode } from 'react';
import { Badge } from '../../shared/components/Badge';
import { EvidenceGallery } from '../../shared/components/EvidenceGallery';
import { threadOf, type Happening } from '../../shared/inquiries/thread';
import type { Inquiry, InquiryAnswer } from '../../shared/inquiries/types';
import { useDates } from '../../shared/i18n/useDates';
import { useHere } from '../app/here';
import { useWords } from '../app/words';
import styles from './inquiries.module.css';

/** The question and everything that was said after it. */
export function Thread({ inquiry }: { inquiry: Inquiry }) {
  const t = useWords('inquiries');
  const { card } = inquiry;
  return (
    <ol className={styles.thread}>
      <li>
        <Said who={card.askerLabel} at={card.at}>
          {card.hidden && t('ask:hidden', { reason: card.hidden.reason })} {card.text}
        </Said>
      </li>
      {threadOf(inquiry).map((one) => (
        <li key={one.what + one.at} className={styles[one.what]}>
          <Happened one={one} />
        </li>
      ))}
    </ol>
  );
}

function Happened({ one }: { one: Happening }) {
  const t = useWords('inquiries');
  if (one.what === 'answer') return <Answer answer={one.answer} />;
  if (one.what === 'escalation')
    return (
      <Said who={t('clock')} at={one.at}>
        {t(`escalation.${one.escalation.to}`)}
      </Said>
    );
  const { answered, note, hidden } = one.verdict;
  return (
    <Said who={t('asker')} at={one.at}>
      {t(answered ? 'verdict.yes' : 'verdict.no')} {note}{' '}
      {hidden && t('ask:hidden', { reason: hidden.reason })}
    </Said>
  );
}

function Answer({
  answer: { postName, at, text, files, late, hidden },
}: {
  answer: InquiryAnswer;
}) {
  const t = useWords('inquiries');
  const here = useHere();
  return (
    <>
      <Said who={postName} at={at}>
        {late !== null && <Badge tone="attention">{t('late', { days: late })}</Badge>}{' '}
        {hidden ? t('ask:hidden', { reason: hidden.reason }) : text}
      </Said>
      {files.length > 0 && <EvidenceGallery communityId={here.id} files={files} />}
    </>
  );
}

function Said({ who, at, children }: { who: string; at: string; children: ReactNode }) {
  const dates = useDates();
  return (
    <>
      <p>
        <b>{who}</b> <span className="quiet">{dates.instant(at)}</span>
      </p>
      <p className={styles.text}>{children}</p>
    </>
  );
}

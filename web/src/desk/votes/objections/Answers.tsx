import { useDates } from '../../../shared/i18n/useDates';
import type { ObjectedPayment } from '../../../shared/objections/types';
import { useWords } from '../../app/words';
import styles from './objections.module.css';

/** What the committee has said in public, and how it decided. */
export function Answers({ payment: { answers, decision } }: { payment: ObjectedPayment }) {
  const t = useWords('objections');
  const dates = useDates();
  const said = [
    ...answers.map(({ text, at, postName }) => ({
      what: `${t('answer.given')} ${postName}`,
      text,
      at,
    })),
    ...(decision
      ? [
          {
            what: t(`decide.by.${decision.by}.${decision.lift ? 'lift' : 'refuse'}`),
            text: decision.reason,
            at: decision.at,
          },
        ]
      : []),
  ];
  if (said.length === 0) return null;
  return (
    <ul className={styles.said}>
      {said.map(({ what, text, at }) => (
        <li key={what + at}>
          <b>{what}</b> <span className="quiet">{dates.instant(at)}</span>
          <p>{text}</p>
        </li>
      ))}
    </ul>
  );
}

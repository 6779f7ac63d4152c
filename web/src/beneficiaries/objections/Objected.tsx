import type { ReactNode } from 'react';
import { Badge } from '../../shared/components/Badge';
import { MoneyText } from '../../shared/components/MoneyText';
import { fenOf } from '../../shared/format/yuan';
import { useWords } from '../../shared/i18n/i18n';
import { useDates } from '../../shared/i18n/useDates';
import { MarkedBar } from '../../shared/votes/MarkedBar';
import { plainArea } from '../../shared/votes/shares';
import { Card } from '../parts/Card';
import { Fold } from '../parts/Fold';
import { MyObjection } from './MyObjection';
import styles from './objections.module.css';
import { toneOf } from '../../shared/objections/standing';
import type { ObjectedPayment } from '../../shared/objections/types';

interface Props {
  payment: ObjectedPayment;
}

/** A payment one can still object to, or that stands still because enough homes did. */
export function ObjectedCard({ payment }: Props) {
  const t = useWords();
  return (
    <Card title={payment.reason} aside={<Standing payment={payment} />}>
      <About payment={payment} />
      {payment.state === 'frozen' && (
        <p className={styles.frozen} role="status">
          {t('objections:frozen')}
        </p>
      )}
      <HowMany payment={payment} />
      <Voices payment={payment} />
      <Answers payment={payment} />
      <MyObjection payment={payment} />
    </Card>
  );
}

/** One that is past: how it ended, with what was said folded away. */
export function ObjectedRow({ payment }: Props) {
  const t = useWords();
  return (
    <div className={styles.past}>
      <p className={styles.head}>
        <b>{payment.reason}</b>
        <Standing payment={payment} />
      </p>
      <About payment={payment} />
      {payment.voices.length > 0 && (
        <Fold summary={t('objections:said', { count: payment.voices.length })}>
          <Voices payment={payment} />
        </Fold>
      )}
      <Answers payment={payment} />
    </div>
  );
}

function Standing({ payment }: Props) {
  const t = useWords();
  return <Badge tone={toneOf(payment)}>{t(`objections:state.${payment.state}`)}</Badge>;
}

function About({ payment }: Props) {
  const t = useWords();
  const dates = useDates();
  const { number, payeeName, amount, endsOn, state } = payment;
  return (
    <p className={styles.about}>
      <MoneyText amount={amount} strong />
      <span className="quiet">
        {t('objections:to', { payee: payeeName })} · {number}
      </span>
      {state === 'open' && <span>{t('objections:until', { day: dates.day(endsOn) })}</span>}
    </p>
  );
}

/** Either of the two stops the payment: so many homes, or so much area. */
function HowMany({ payment }: Props) {
  const t = useWords();
  const { households, area, neededHouseholds, neededArea } = payment;
  return (
    <div>
      <MarkedBar
        name={t('objections:households')}
        words={t('objections:householdsOf', { part: households, needed: neededHouseholds })}
        bar={reaching(households, neededHouseholds)}
      />
      <MarkedBar
        name={t('objections:area')}
        words={t('objections:areaOf', { part: plainArea(area), needed: plainArea(neededArea) })}
        bar={reaching(fenOf(area), fenOf(neededArea))}
      />
      <p className="quiet small">{t('objections:either')}</p>
    </div>
  );
}

/** The line is the end of the track: there it stops the payment. */
const reaching = (part: number, whole: number) => ({
  part,
  whole,
  mark: 1,
  isReached: whole > 0 && part >= whole,
});

function Voices({ payment: { voices } }: Props) {
  const t = useWords();
  const dates = useDates();
  if (voices.length === 0) return null;
  return (
    <ul className={styles.voices}>
      {voices.map(({ text, at, withdrawnAt }, index) => (
        <li key={index} className={withdrawnAt ? styles.withdrawn : ''}>
          <Said who={t('objections:household')} at={dates.instant(at)}>
            {text}
          </Said>
          {withdrawnAt && <span className="quiet small">{t('objections:withdrawn')}</span>}
        </li>
      ))}
    </ul>
  );
}

function Answers({ payment: { answers, decision } }: Props) {
  const t = useWords();
  const dates = useDates();
  return (
    <>
      {answers.map(({ text, at }) => (
        <Said key={at} who={t('objections:committee')} at={dates.instant(at)}>
          {text}
        </Said>
      ))}
      {decision && (
        <Said
          who={t(`objections:decided.${decision.by}.${decision.lift ? 'lift' : 'refuse'}`)}
          at={dates.instant(decision.at)}
        >
          {decision.reason}
        </Said>
      )}
    </>
  );
}

function Said({ who, at, children }: { who: string; at: string; children: ReactNode }) {
  return (
    <div className={styles.said}>
      <p className="small">
        <b>{who}</b> <span className="quiet">{at}</span>
      </p>
      <p>{children}</p>
    </div>
  );
}

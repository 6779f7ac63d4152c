import { useEffect, useRef, useState } from 'react';
import { Link, useParams } from 'react-router';
import { MoneyText } from '../../shared/components/MoneyText';
import { useHere, useHereGet } from '../app/here';
import { useIsPhone } from '../app/media';
import { useWords } from '../app/words';
import { EntryLinks } from '../ui/EntryLinks';
import { Loaded } from '../ui/Loaded';
import { Notice } from '../ui/Notice';
import { PageHead } from '../ui/PageHead';
import { StateTag } from '../ui/StateTag';
import { choicesFor } from './choices';
import { DecisionPanel, type Happened } from './DecisionPanel';
import styles from './DecisionPage.module.css';
import { EvidencePanel } from './EvidencePanel';
import { Halts } from './Halts';
import { HistoryPanel } from './HistoryPanel';
import { Stations } from './Stations';
import type { Spending } from './types';

/** One request, one decision: the evidence on one side, the act on the other. */
export default function DecisionPage() {
  const { id = '' } = useParams();
  const spending = useHereGet<Spending>(`/spending/${id}`);
  return <Loaded of={spending}>{(data) => <Decision spending={data} />}</Loaded>;
}

function Decision({ spending }: { spending: Spending }) {
  const [happened, setHappened] = useState<Happened | null>(null);
  return (
    <>
      <Head spending={spending} />
      {happened && <Outcome happened={happened} />}
      <Stations spending={spending} />
      <Halts spending={spending} />
      <div className={styles.sides}>
        <div className={styles.evidence}>
          <EvidencePanel spending={spending} />
        </div>
        <div className={styles.decision}>
          <DecisionPanel spending={spending} onHappened={setHappened} />
          <HistoryPanel spending={spending} />
        </div>
      </div>
      <JumpToDecision spending={spending} />
    </>
  );
}

function Head({ spending }: { spending: Spending }) {
  const t = useWords('spending');
  const here = useHere();
  const { reason, number, payee, amount, state, stateName } = spending;
  return (
    <>
      <p className={styles.crumb}>
        <Link to={here.to('spending')}>{t('title')}</Link> <span className="code">{number}</span>{' '}
        <StateTag state={state} name={t(`state.${state}`, { defaultValue: stateName })} />
      </p>
      <PageHead
        title={reason}
        lead={t('payTo', { payee: payee.name })}
        actions={
          <span className={styles.amount}>
            <MoneyText amount={amount} strong />
          </span>
        }
      />
    </>
  );
}

/** After an act: what happened, and where it can be seen; in sight wherever the page was. */
function Outcome({ happened }: { happened: Happened }) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    place.current?.scrollIntoView({ block: 'center' });
    place.current?.focus();
  }, [happened]);
  return (
    <div ref={place} tabIndex={-1} className={styles.outcome}>
      <Notice tone="good">
        {happened.sentence} {happened.entrySeq && <EntryLinks seq={happened.entrySeq} />}
      </Notice>
    </div>
  );
}

/** On a phone the decision is below the evidence: one tap leads to it. */
function JumpToDecision({ spending }: { spending: Spending }) {
  const t = useWords('spending');
  const phone = useIsPhone();
  const first = choicesFor(spending)[0];
  const isThere = useIsInSight('decision');
  if (!phone || isThere || !first || first.danger) return null;
  return (
    <a className={styles.jump} href="#decision">
      {t('jump', { act: t(`choice.${first.key}`) })}
    </a>
  );
}

/** Whether the reader has arrived at a part of the page. */
function useIsInSight(id: string): boolean {
  const [isThere, setIsThere] = useState(false);
  useEffect(() => {
    const part = document.getElementById(id);
    if (!part) return undefined;
    const watch = new IntersectionObserver(([seen]) => setIsThere(seen?.isIntersecting ?? false), {
      rootMargin: '0px 0px -30% 0px',
    });
    watch.observe(part);
    return () => watch.disconnect();
  }, [id]);
  return isThere;
}

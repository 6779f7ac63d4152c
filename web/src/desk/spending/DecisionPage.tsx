import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { MoneyText } from '../../shared/components/MoneyText';
import { residentEntry, useHere, useHereGet } from '../app/here';
import { useIsPhone } from '../app/media';
import { useWords } from '../app/words';
import { Loaded } from '../ui/Loaded';
import { Notice } from '../ui/Notice';
import { PageHead } from '../ui/PageHead';
import { StateTag } from '../ui/StateTag';
import { choicesFor } from './choices';
import { DecisionPanel, type Happened } from './DecisionPanel';
import styles from './DecisionPage.module.css';
import { EvidencePanel } from './EvidencePanel';
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
  const { reason, number, payee, amount, state, stateName } = spending;
  return (
    <>
      <p className={styles.crumb}>
        <Link to="../spending" relative="path">
          {t('title')}
        </Link>{' '}
        <span className="code">{number}</span>{' '}
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

/** After an act: what happened, and where it can be seen. */
function Outcome({ happened }: { happened: Happened }) {
  const t = useWords('spending');
  const here = useHere();
  return (
    <Notice tone="good">
      {happened.sentence}
      {happened.entrySeq && (
        <>
          {' '}
          <Link to={here.to(`books/entries/${happened.entrySeq}`)}>{t('seeVoucher')}</Link>{' '}
          <a href={residentEntry(here.id, happened.entrySeq)}>{t('seeResident')}</a>
        </>
      )}
    </Notice>
  );
}

/** On a phone the decision is below the evidence: one tap leads to it. */
function JumpToDecision({ spending }: { spending: Spending }) {
  const t = useWords('spending');
  const phone = useIsPhone();
  const first = choicesFor(spending)[0];
  if (!phone || !first || first.danger) return null;
  return (
    <a className={styles.jump} href="#decision">
      {t('jump', { act: t(`choice.${first.key}`) })}
    </a>
  );
}

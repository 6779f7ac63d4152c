import { Button } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { api } from '../../shared/api/client';
import { today } from '../../shared/format/dates';
import { useDates } from '../../shared/i18n/useDates';
import { useHere } from '../app/here';
import { useWords } from '../app/words';
import { ActBox, type Given } from '../ui/ActBox';
import { Chips } from '../ui/Chips';
import { EntryLinks } from '../ui/EntryLinks';
import { Notice } from '../ui/Notice';
import { Panel } from '../ui/Panel';
import { choicesFor, doneOf, sentenceOf, type Choice } from './choices';
import styles from './DecisionPanel.module.css';
import { LadderFact } from './LadderFact';
import { OrderBox } from './OrderBox';
import { PaymentBox } from './PaymentBox';
import type { Paid, Spending } from './types';

export interface Happened {
  sentence: string;
  entrySeq?: string;
}

interface Props {
  spending: Spending;
  onHappened: (happened: Happened) => void;
}

/** What the signed-in person may do now; why not, when she may not. */
export function DecisionPanel({ spending, onHappened }: Props) {
  const t = useWords('spending');
  const choices = choicesFor(spending);
  const [chosen, setChosen] = useState<Choice['key'] | null>(null);
  const choice = choices.find(({ key }) => key === chosen) ?? choices.find(isGoingOn);
  return (
    <Panel title={t('decision.title')} id="decision">
      <LadderFact spending={spending} />
      <Consultation spending={spending} />
      {!choices.some(isGoingOn) && <Nothing spending={spending} />}
      {spending.blockers.map(({ code, message }) => (
        <Notice key={code} tone="attention">
          {message}
        </Notice>
      ))}
      {(choices.length > 1 || (choices.length === 1 && !choice)) && (
        <Chips
          label={t('decision.choose')}
          value={choice?.key ?? ''}
          options={choices.map(({ key }) => ({ key, name: t(`choice.${key}`) }))}
          onChange={(key) => setChosen(key === '' ? null : key)}
        />
      )}
      {choice && (
        <Act
          key={`${spending.version}-${spending.state}-${choice.key}`}
          spending={spending}
          choice={choice}
          onHappened={onHappened}
        />
      )}
      <EditLink spending={spending} />
    </Panel>
  );
}

const isGoingOn = ({ danger }: Choice) => !danger;

interface ActProps extends Props {
  choice: Choice;
}

function Act({ spending, choice, onHappened }: ActProps) {
  const t = useWords('spending');
  const here = useHere();
  const path = here.api(`/spending/${spending.id}/${choice.path}`);
  const done = (paid?: Partial<Paid>) =>
    onHappened({
      sentence: doneOf(t, choice.key, spending),
      ...(paid?.entrySeq ? { entrySeq: paid.entrySeq } : {}),
    });
  if (choice.key === 'order') return <OrderBox spending={spending} onDone={() => done()} />;
  if (choice.key === 'pay') return <PaymentBox spending={spending} onDone={done} />;
  return (
    <ActBox
      sentence={sentenceOf(t, choice.key, spending)}
      word={t(`button.${choice.key}`)}
      danger={choice.danger}
      secondFactor={choice.secondFactor}
      reason={choice.reason}
      send={(given) =>
        api.post(path, bodyOf(choice, given, spending.version), { once: true, ...secondOf(given) })
      }
      onDone={() => done()}
    />
  );
}

/** The version says what was read: another wording is not decided on. */
function bodyOf({ key }: Choice, { reason }: Given, version: number): Record<string, unknown> {
  if (key === 'submit') return {};
  if (key === 'withdraw') return { reason };
  return { agree: key !== 'reject' && key !== 'revoke', version, ...(reason ? { reason } : {}) };
}

export const secondOf = ({ code }: Given) => (code ? { secondFactor: code } : {});

/** The clock of the open consultation. */
function Consultation({ spending }: { spending: Spending }) {
  const t = useWords('spending');
  const dates = useDates();
  const { consultationEndsOn: endsOn, state, ladderStep } = spending;
  if (!endsOn || state !== 'reviewed' || !ladderStep?.consultationDays) return null;
  const left = daysBetween(today(), endsOn);
  return (
    <Notice tone="attention">
      {left >= 0
        ? t('consultation.open', { day: dates.day(endsOn), left: left + 1 })
        : t('consultation.over', { day: dates.day(endsOn) })}
    </Notice>
  );
}

const DAY_MS = 86_400_000;

function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00Z`) - Date.parse(`${from}T00:00Z`)) / DAY_MS);
}

/** An edit makes a new version: everything agreed so far is void, and the page says so before. */
function EditLink({ spending }: { spending: Spending }) {
  const t = useWords('spending');
  const here = useHere();
  if (!spending.mayDo.includes('edit')) return null;
  return (
    <p style={{ marginTop: 16 }}>
      <Link to={here.to(`spending/${spending.id}/edit`)}>
        <Button>{t('edit')}</Button>
      </Link>{' '}
      {spending.state !== 'draft' && <span className="quiet">{t('editHint')}</span>}
    </p>
  );
}

/** Why there is nothing to go on with: it is done, over, or somebody else's turn. */
function Nothing({ spending }: { spending: Spending }) {
  const t = useWords('spending');
  const { entrySeq, waitingFor, state, blockers } = spending;
  if (entrySeq) {
    return (
      <p className={styles.nothing}>
        {t('decision.paid')} <EntryLinks seq={entrySeq} />
      </p>
    );
  }
  const who = waitingFor?.who ?? [];
  if (who.length > 0)
    return <p className={styles.nothing}>{t('decision.notMine', { who: who.join('、') })}</p>;
  const isOver = state === 'withdrawn' || state === 'rejected';
  return isOver && blockers.length === 0 ? (
    <p className={styles.nothing}>{t(`decision.${state}`)}</p>
  ) : null;
}

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../shared/api/client';
import { useWords } from '../../shared/i18n/i18n';
import { useDates } from '../../shared/i18n/useDates';
import { plainArea } from '../../shared/votes/shares';
import type { Choice, MyVote, Resolution } from '../../shared/votes/types';
import { useCommunity } from '../layout/community';
import { Card } from '../parts/Card';
import { Done } from '../parts/Done';
import { Button, Form } from '../parts/form';
import { MoreLink } from '../parts/MoreLink';
import styles from './votes.module.css';

/** 我的票: cast, change until the last day, and whether it was counted. */
export function MyBallot({ resolution }: { resolution: Resolution }) {
  const t = useWords();
  const { rights, canVote, state } = resolution;
  return (
    <Card title={t('votes:mine')}>
      {rights.map((right) => (
        <div key={right.voterId}>
          <Voice mine={right} />
          {right.receiptCode && <Cast mine={right} state={state} />}
        </div>
      ))}
      {canVote ? <Booth resolution={resolution} /> : <Why {...resolution} />}
    </Card>
  );
}

/** With how much one votes: every unit of the voter is one voice. */
function Voice({ mine }: { mine: MyVote }) {
  const t = useWords();
  const units = mine.unitLabels.join(t('listComma'));
  return <p className="quiet">{t('votes:voice', { units, area: plainArea(mine.area) })}</p>;
}

function Cast({ mine, state }: { mine: MyVote; state: Resolution['state'] }) {
  const t = useWords();
  const { choice, receiptCode, counted, why } = mine;
  const isOver = state === 'closed';
  return (
    <div className={styles.cast}>
      <p>
        {t('votes:iVoted')} <b>{choice ? t(`tally:choices.${choice}`) : t('votes:sealed')}</b>
      </p>
      {isOver && counted === true && <p className={styles.counted}>✓ {t('votes:counted')}</p>}
      {counted === false && <p className={styles.notCounted}>! {why ?? t('votes:notCounted')}</p>}
      {receiptCode && (
        <p className="small">
          {t('votes:receipt')} <b className={styles.code}>{receiptCode}</b>
          <br />
          <span className="quiet">{t('votes:receiptHow')}</span>
        </p>
      )}
    </div>
  );
}

function Why({ state, mine }: Resolution) {
  const t = useWords();
  if (state === 'announced') return <p className="quiet">{t('votes:why.announced')}</p>;
  if (state === 'closed')
    return mine?.receiptCode ? null : <p className="quiet">{t('votes:why.closed')}</p>;
  return (
    <>
      <p className="quiet">{t('votes:why.noRight')}</p>
      <MoreLink to="/me">{t('votes:bind')}</MoreLink>
    </>
  );
}

const CHOICES = ['for', 'against', 'abstain'] as const satisfies readonly Choice[];

/** The choice first, then what will happen in one sentence, then the button. */
function Booth({ resolution }: { resolution: Resolution }) {
  const t = useWords();
  const dates = useDates();
  const { mine, rights } = resolution;
  const before = mine?.choice ?? null;
  const [choice, setChoice] = useState<Choice | null>(before);
  const cast = useCast(resolution.id);
  const said = choice ? t(`tally:choices.${choice}`) : '';
  const isChange = rights.some(({ receiptCode }) => receiptCode !== null);
  return (
    <Form onSubmit={() => choice && choice !== before && cast.mutate(choice)} error={cast.error}>
      <fieldset className={styles.choices}>
        <legend>{t(isChange ? 'votes:change' : 'votes:choose')}</legend>
        {CHOICES.map((each) => (
          <label key={each} className={styles.choice} data-chosen={each === choice || undefined}>
            <input
              type="radio"
              name="choice"
              value={each}
              checked={each === choice}
              onChange={() => setChoice(each)}
            />
            <span>{t(`tally:choices.${each}`)}</span>
          </label>
        ))}
      </fieldset>
      {choice && choice !== before && (
        <>
          <p>
            {t('votes:will', {
              choice: said,
              title: resolution.title,
              day: dates.day(resolution.closesOn),
            })}
          </p>
          <Button busy={cast.isPending}>{t('votes:confirm', { choice: said })}</Button>
        </>
      )}
      {cast.isSuccess && <Done>{t('votes:done')}</Done>}
    </Form>
  );
}

function useCast(id: string) {
  const { path } = useCommunity();
  const client = useQueryClient();
  return useMutation<unknown, Error, Choice>({
    mutationFn: (choice) =>
      api.post(path(`/resolutions/${id}/ballots`), { choice }, { once: true }),
    onSuccess: () =>
      client.invalidateQueries({
        predicate: ({ queryKey }) => String(queryKey[0]).startsWith(path('/resolutions')),
      }),
  });
}

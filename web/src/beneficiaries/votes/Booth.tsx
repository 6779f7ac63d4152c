import { useId, useState } from 'react';
import { useWords } from '../../shared/i18n/i18n';
import { useDates } from '../../shared/i18n/useDates';
import type { Choice, MyVote, Resolution } from '../../shared/votes/types';
import { Done } from '../parts/Done';
import { Button, Form } from '../parts/form';
import { useVoteAct } from './useVoteAct';
import styles from './votes.module.css';

const CHOICES = ['for', 'against', 'abstain'] as const satisfies readonly Choice[];

interface Props {
  resolution: Resolution;
  /** The rights this ballot is cast for. */
  rights: readonly MyVote[];
  /** Said where it is cast for another owner, as her proxy. */
  voterId?: string;
}

interface Ballot {
  choice: Choice;
  voterId?: string;
}

/** The choice first, then what will happen in one sentence, then the button. */
export function Booth({ resolution, rights, voterId }: Props) {
  const t = useWords();
  const dates = useDates();
  const before = rights[0]?.choice ?? null;
  const isChange = rights.some(({ receiptCode }) => receiptCode !== null);
  const [choice, setChoice] = useState<Choice | null>(before);
  const cast = useVoteAct<Ballot>(`/resolutions/${resolution.id}/ballots`);
  // A secret ballot does not come back: what was just sent is known from the sending.
  const last = cast.isSuccess ? cast.variables.choice : before;
  const isNew = choice !== null && choice !== last;
  const said = choice ? t(`tally:choices.${choice}`) : '';
  const submit = () => {
    if (isNew) cast.mutate({ choice, ...(voterId ? { voterId } : {}) });
  };
  return (
    <Form onSubmit={submit} error={cast.error}>
      <Choices
        legend={t(isChange ? 'votes:change' : 'votes:choose')}
        choice={choice}
        onChoice={setChoice}
      />
      {isNew && (
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
      {cast.isSuccess && !isNew && <Done>{t('votes:done')}</Done>}
    </Form>
  );
}

interface ChoicesProps {
  legend: string;
  choice: Choice | null;
  onChoice: (choice: Choice) => void;
}

function Choices({ legend, choice, onChoice }: ChoicesProps) {
  const t = useWords();
  const name = useId();
  return (
    <fieldset className={styles.choices}>
      <legend>{legend}</legend>
      {CHOICES.map((each) => (
        <label key={each} className={styles.choice} data-chosen={each === choice || undefined}>
          <input
            type="radio"
            name={name}
            value={each}
            checked={each === choice}
            onChange={() => onChoice(each)}
          />
          <span>{t(`tally:choices.${each}`)}</span>
        </label>
      ))}
    </fieldset>
  );
}

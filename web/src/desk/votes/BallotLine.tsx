import { Button, Checkbox, Input, type InputRef } from 'antd';
import { useQueryClient } from '@tanstack/react-query';
import { useId, useRef, useState, type KeyboardEvent } from 'react';
import { api, withQuery } from '../../shared/api/client';
import type { Page } from '../../shared/api/types';
import { useHere } from '../app/here';
import { useWords } from '../app/words';
import type { Unit } from '../homes/types';
import { Chips } from '../ui/Chips';
import { CHOICES, choiceOfKey, unitMeant, type PaperBallot } from './batch';
import styles from './votes.module.css';

const SHOWN = 8;

/** Door, Enter, one key for the choice: then the next ballot. */
export function BallotLine({ onBallot }: { onBallot: (ballot: PaperBallot) => void }) {
  const t = useWords('votes');
  const id = useId();
  const door = useRef<InputRef>(null);
  const choices = useRef<HTMLDivElement>(null);
  const find = useFindUnits();
  const [typed, setTyped] = useState('');
  const [found, setFound] = useState<Unit[] | null>(null);
  const [unit, setUnit] = useState<Unit | null>(null);
  const [byProxy, setByProxy] = useState(false);
  const take = (meant: Unit) => {
    setUnit(meant);
    setTyped(meant.label);
    setFound(null);
    window.setTimeout(() => choices.current?.querySelector('button')?.focus());
  };
  const look = async () => {
    if (typed.trim() === '') return;
    const units = await find(typed.trim());
    const meant = unitMeant(units, typed);
    if (meant) take(meant);
    else setFound(units);
  };
  const choose = (choice: PaperBallot['choice']) => {
    if (!unit) return;
    onBallot({ unitId: unit.id, label: unit.label, choice, byProxy });
    setByProxy(false);
    setUnit(null);
    setTyped('');
    door.current?.focus();
  };
  const onChoiceKey = (event: KeyboardEvent) => {
    const choice = choiceOfKey(event.key);
    if (choice) choose(choice);
  };
  return (
    <div className={styles.entry}>
      <label className={styles.field} htmlFor={id}>
        {t('batch.door')}
        <Input
          id={id}
          ref={door}
          value={typed}
          autoComplete="off"
          placeholder={t('batch.doorExample')}
          onChange={(event) => {
            setTyped(event.target.value);
            setUnit(null);
          }}
          onPressEnter={() => void look()}
        />
      </label>
      <div ref={choices} onKeyDown={onChoiceKey}>
        <Chips<PaperBallot['choice'] | ''>
          label={t('batch.choice')}
          value=""
          options={CHOICES.map((key, index) => ({
            key,
            name: `${index + 1} ${t(`tally:choices.${key}`)}`,
          }))}
          onChange={(choice) => choice && choose(choice)}
        />
      </div>
      <Checkbox
        className={styles.wide ?? ''}
        checked={byProxy}
        onChange={({ target }) => setByProxy(target.checked)}
      >
        {t('batch.isProxy')}
      </Checkbox>
      {found && <Which found={found} onUnit={take} />}
    </div>
  );
}

function useFindUnits() {
  const here = useHere();
  const client = useQueryClient();
  return async (q: string): Promise<Unit[]> => {
    const path = withQuery(here.api('/units'), { q, limit: 20 });
    const { items } = await client.fetchQuery({
      queryKey: [path],
      queryFn: ({ signal }) => api.get<Page<Unit>>(path, {}, signal),
    });
    return items;
  };
}

/** Several doors fit, or none: chosen by hand, never guessed. */
function Which({ found, onUnit }: { found: Unit[]; onUnit: (unit: Unit) => void }) {
  const t = useWords('votes');
  if (found.length === 0) return <p role="alert">{t('batch.noUnit')}</p>;
  return (
    <div role="status" className={styles.wide}>
      {t('batch.whichUnit')}
      <div className={styles.found}>
        {found.slice(0, SHOWN).map((unit) => (
          <Button key={unit.id} onClick={() => onUnit(unit)}>
            {unit.label}
          </Button>
        ))}
      </div>
    </div>
  );
}

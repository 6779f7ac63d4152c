import { useState } from 'react';
import { useNavigate } from 'react-router';
import { api } from '../../shared/api/client';
import { today } from '../../shared/format/dates';
import { useHere } from '../app/here';
import { useWords } from '../app/words';
import { ActBox } from '../ui/ActBox';
import { DayField } from '../ui/DayField';
import { Filter } from '../ui/Toolbar';
import styles from './votes.module.css';
import type { Resolution } from './types';

/** 再次召集: the same question again, because too few took part. */
export function SecondCall({ resolution }: { resolution: Resolution }) {
  const t = useWords('votes');
  const here = useHere();
  const navigate = useNavigate();
  const [opensOn, setOpensOn] = useState('');
  const [closesOn, setClosesOn] = useState('');
  return (
    <ActBox<{ id: string }>
      sentence={t('second.will')}
      word={t('second.word')}
      ready={opensOn !== '' && closesOn >= opensOn}
      send={() =>
        api.post(
          here.api(`/resolutions/${resolution.id}/second-call`),
          { opensOn, closesOn },
          { once: true },
        )
      }
      onDone={({ id }) => void navigate(here.to(`votes/resolutions/${id}`))}
    >
      <div className={styles.batchFields}>
        <Filter name={t('form.opensOn')}>
          <span>
            <DayField
              aria-label={t('form.opensOn')}
              value={opensOn}
              min={today()}
              onChange={setOpensOn}
            />
          </span>
        </Filter>
        <Filter name={t('form.closesOn')}>
          <span>
            <DayField
              aria-label={t('form.closesOn')}
              value={closesOn}
              min={opensOn || today()}
              onChange={setClosesOn}
            />
          </span>
        </Filter>
      </div>
    </ActBox>
  );
}

import { useState } from 'react';
import { today } from '../../shared/format/dates';
import { useHereGet } from '../app/here';
import { useWords } from '../app/words';
import { PeriodField } from '../ui/DayField';
import { Loaded } from '../ui/Loaded';
import { Panel } from '../ui/Panel';
import styles from './robots.module.css';
import type { MonthCard } from './types';

/** The picture as the group will see it; its words stand in for it where it cannot be seen. */
export function CardPreview() {
  const t = useWords('robots');
  const [period, setPeriod] = useState(lastMonth);
  const card = useHereGet<MonthCard>(`/months/${period}/card`);
  return (
    <Panel
      title={t('card.title')}
      extra={
        <PeriodField
          aria-label={t('card.month')}
          value={period}
          max={lastMonth()}
          onChange={setPeriod}
        />
      }
    >
      <Loaded of={card}>
        {({ picture, lines }) => (
          <>
            <img className={styles.card} src={picture} alt={lines.join('\n')} />
            <p>
              <a href={picture} download>
                {t('card.save')}
              </a>
            </p>
          </>
        )}
      </Loaded>
    </Panel>
  );
}

/** The month before this one: "2026-02". */
function lastMonth(): string {
  const [year = 0, month = 1] = today().split('-').map(Number);
  return new Date(Date.UTC(year, month - 2, 1)).toISOString().slice(0, 7);
}

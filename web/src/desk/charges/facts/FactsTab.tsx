import { useState } from 'react';
import { EmptyState } from '../../../shared/components/EmptyState';
import { useWords } from '../../app/words';
import { Chips } from '../../ui/Chips';
import { Loaded } from '../../ui/Loaded';
import { Toolbar } from '../../ui/Toolbar';
import { inForce, useSchedules } from '../fees';
import { Meters } from './Meters';
import { SharedCosts } from './SharedCosts';
import { Vacancies } from './Vacancies';

const PARTS = ['vacancies', 'meters', 'shared'] as const;

/** 计费依据: 空置, 抄表, 公摊. Once a month is billed they stand. */
export function FactsTab() {
  const t = useWords('facts');
  const [part, setPart] = useState<(typeof PARTS)[number]>('vacancies');
  const schedules = useSchedules();
  return (
    <>
      <Toolbar>
        <Chips
          label={t('which')}
          value={part}
          options={PARTS.map((key) => ({ key, name: t(`part.${key}`) }))}
          onChange={setPart}
        />
      </Toolbar>
      {part === 'vacancies' && <Vacancies />}
      {part !== 'vacancies' && (
        <Loaded of={schedules}>
          {({ items }) => {
            const method = part === 'meters' ? 'metered' : 'shared';
            const fees = (inForce(items)?.fees ?? []).filter(
              (fee) => fee.method === method || (part === 'meters' && fee.shareBy === 'meter'),
            );
            if (fees.length === 0)
              return <EmptyState title={t(`noFee.${part}`)}>{t('noFee.hint')}</EmptyState>;
            return part === 'meters' ? <Meters fees={fees} /> : <SharedCosts fees={fees} />;
          }}
        </Loaded>
      )}
    </>
  );
}

import { useState } from 'react';
import { useHere } from '../../app/here';
import { useWords } from '../../app/words';
import { Chips } from '../../ui/Chips';
import { Toolbar } from '../../ui/Toolbar';
import { Ageing } from './Ageing';
import { Collection } from './Collection';
import { Reminders } from './Reminders';

/** 欠费与收缴: sums for everybody who works here; whom to remind only for whoever collects. */
export function ArrearsTab() {
  const t = useWords('arrears');
  const here = useHere();
  const parts = ['picture', ...(here.may('charges.household') ? ['reminders'] : [])];
  const [part, setPart] = useState('picture');
  return (
    <>
      {parts.length > 1 && (
        <Toolbar>
          <Chips
            label={t('which')}
            value={part}
            options={parts.map((key) => ({ key, name: t(`part.${key}`) }))}
            onChange={setPart}
          />
        </Toolbar>
      )}
      {part === 'picture' ? (
        <>
          <Ageing />
          <Collection />
        </>
      ) : (
        <Reminders />
      )}
    </>
  );
}

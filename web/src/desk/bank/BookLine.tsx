import { Input } from 'antd';
import { useState } from 'react';
import { api } from '../../shared/api/client';
import { formatYuan, isNegativeYuan } from '../../shared/format/yuan';
import { useHere } from '../app/here';
import { useWords } from '../app/words';
import { ActBox } from '../ui/ActBox';
import { Chips } from '../ui/Chips';
import { Filter } from '../ui/Toolbar';
import { LineFacts } from './LineFacts';
import type { BankLine } from './types';

const MONEY_OUT = ['bank-charge'] as const;
const MONEY_IN = ['unidentified', 'interest'] as const;
const NOTE_MIN = 2;

/** 入账: what only the bank has gets its voucher and is matched in one act. */
export function BookLine({ line, onDone }: { line: BankLine; onDone: (sentence: string) => void }) {
  const t = useWords('bank');
  const here = useHere();
  const choices = isNegativeYuan(line.open) ? MONEY_OUT : MONEY_IN;
  const [as, setAs] = useState<string>(choices[0]);
  const [note, setNote] = useState(line.memo);
  return (
    <>
      <LineFacts line={line} />
      <ActBox
        sentence={t(`book.will.${as}`, { amount: formatYuan(line.open) })}
        word={t('book.confirm')}
        ready={note.trim().length >= NOTE_MIN}
        send={() =>
          api.post(
            here.api(`/bank-lines/${line.lineId}/booking`),
            { as, note: note.trim() },
            { once: true },
          )
        }
        onDone={() => onDone(t('book.done', { amount: formatYuan(line.open) }))}
      >
        <Chips
          label={t('book.as')}
          value={as}
          options={choices.map((key) => ({ key, name: t(`book.${key}`) }))}
          onChange={setAs}
        />
        <Filter name={t('book.note')}>
          <Input
            aria-label={t('book.note')}
            maxLength={100}
            value={note}
            onChange={(event) => setNote(event.target.value)}
          />
        </Filter>
      </ActBox>
    </>
  );
}

import { Input } from 'antd';
import { useState } from 'react';
import { api } from '../../../shared/api/client';
import { formatYuan, isZeroYuan, typedYuan } from '../../../shared/format/yuan';
import { useDates } from '../../../shared/i18n/useDates';
import { useHere } from '../../app/here';
import { useWords } from '../../app/words';
import { ActBox } from '../../ui/ActBox';
import { exactYuan } from '../../ui/exactYuan';
import { MoneyField } from '../../ui/MoneyField';
import { Filter } from '../../ui/Toolbar';
import type { TillDay } from '../types';
import styles from './CloseDay.module.css';
import { differenceOf, FACES, piecesBody, sumOfPieces } from './till';
import type { Face, Pieces } from './till';

/** Notes and coins, or their sum alone; a difference needs its reason. */
export function CloseDay({ till }: { till: TillDay }) {
  const t = useWords('receipts');
  const here = useHere();
  const dates = useDates();
  const [pieces, setPieces] = useState<Pieces>({});
  const [counted, setCounted] = useState('');
  const body = piecesBody(pieces);
  const isByPiece = Object.keys(body).length > 0;
  const difference = differenceOf(counted, till.booked);
  const isEven = isZeroYuan(difference);
  const values = {
    day: dates.day(till.day),
    counted: formatYuan(counted || '0'),
    book: formatYuan(till.booked),
    difference: formatYuan(difference),
  };
  const put = (face: Face, count: string) => {
    const next = { ...pieces, [face]: count };
    setPieces(next);
    setCounted(sumOfPieces(next));
  };
  return (
    <ActBox
      sentence={
        counted === '' ? t('close.willNone') : t(`close.will${isEven ? 'Even' : 'Odd'}`, values)
      }
      word={t('close.confirm')}
      reason={isEven ? 'none' : 'must'}
      reasonLabel={t('close.reasonMust')}
      ready={typedYuan(counted) !== null}
      send={({ reason }) =>
        api.post(
          here.api('/cashier-days'),
          {
            day: till.day,
            counted: exactYuan(counted),
            ...(isByPiece ? { pieces: body } : {}),
            ...(isEven ? {} : { reason }),
          },
          { once: true },
        )
      }
      onDone={() => undefined}
    >
      <fieldset className={styles.faces}>
        <legend>{t('close.pieces')}</legend>
        {FACES.map((face) => (
          <label key={face}>
            <span>{t('close.face', { face })}</span>
            <Input
              inputMode="numeric"
              autoComplete="off"
              aria-label={t('close.face', { face })}
              value={pieces[face] ?? ''}
              onChange={(event) => put(face, event.target.value)}
            />
          </label>
        ))}
      </fieldset>
      <Filter name={t('close.counted')}>
        <MoneyField
          aria-label={t('close.counted')}
          value={counted}
          disabled={isByPiece}
          onChange={setCounted}
        />
      </Filter>
    </ActBox>
  );
}

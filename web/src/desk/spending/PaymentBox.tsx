import { Input } from 'antd';
import { useId, useState } from 'react';
import { api } from '../../shared/api/client';
import type { FileView } from '../../shared/api/types';
import { today } from '../../shared/format/dates';
import { useHere } from '../app/here';
import { useWords } from '../app/words';
import { ActBox } from '../ui/ActBox';
import { DayField } from '../ui/DayField';
import { FileDrop } from '../ui/FileDrop';
import { sentenceOf } from './choices';
import { secondOf } from './DecisionPanel';
import styles from './PaymentBox.module.css';
import type { Paid, Spending } from './types';

interface Props {
  spending: Spending;
  onDone: (paid: Paid) => void;
}

/** The bank has paid: on which day, under which number, with the bank's slip. Booked at once. */
export function PaymentBox({ spending, onDone }: Props) {
  const t = useWords('spending');
  const here = useHere();
  const id = useId();
  const [paidOn, setPaidOn] = useState(today());
  const [bankReference, setReference] = useState('');
  const [files, setFiles] = useState<FileView[]>([]);
  const body = { paidOn, bankReference: bankReference.trim(), fileIds: files.map((one) => one.id) };
  return (
    <ActBox<Paid>
      sentence={sentenceOf(t, 'pay', spending)}
      word={t('button.pay')}
      secondFactor
      ready={paidOn !== '' && bankReference.trim() !== ''}
      send={(given) =>
        api.post<Paid>(here.api(`/spending/${spending.id}/payment`), body, {
          once: true,
          ...secondOf(given),
        })
      }
      onDone={onDone}
    >
      <div className={styles.field}>
        <label htmlFor={`${id}-day`}>{t('pay.on')}</label>
        <DayField id={`${id}-day`} value={paidOn} onChange={setPaidOn} max={today()} />
      </div>
      <div className={styles.field}>
        <label htmlFor={`${id}-reference`}>{t('pay.reference')}</label>
        <Input
          id={`${id}-reference`}
          value={bankReference}
          maxLength={60}
          onChange={(event) => setReference(event.target.value)}
        />
      </div>
      <div className={styles.field}>
        <span>{t('pay.slip')}</span>
        <FileDrop value={files} onChange={setFiles} hint={t('pay.slipHint')} />
      </div>
    </ActBox>
  );
}

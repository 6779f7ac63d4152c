import { Button, Drawer, Select } from 'antd';
import { useState } from 'react';
import type { Page } from '../../shared/api/types';
import { useHere, useHereGet } from '../app/here';
import { useWords } from '../app/words';
import { PayeeForm } from '../payees/PayeeForm';
import type { Payee } from './types';

interface Props {
  id?: string;
  value?: string | null;
  onChange?: (payeeId: string) => void;
  /** Name of the chosen payee while the list does not have it. */
  knownName?: string;
  'aria-label'?: string;
}

/** Finds a payee by a part of its name; a new one can be entered on the spot. */
export function PayeeSelect({ id, value, onChange, knownName, ...rest }: Props) {
  const t = useWords('spending');
  const here = useHere();
  const [typed, setTyped] = useState('');
  const [isNew, setIsNew] = useState(false);
  const list = useHereGet<Page<Payee>>('/payees', { q: typed, limit: 50 }, { keepLast: true });
  const options = (list.data?.items ?? []).map((payee) => ({
    value: payee.id,
    label: `${payee.name}（${payee.bankName} ····${payee.accountTail}）`,
  }));
  if (value && knownName && !options.some((option) => option.value === value))
    options.unshift({ value, label: knownName });
  return (
    <>
      <div style={{ display: 'flex', gap: 8 }}>
        <Select
          {...rest}
          {...(id ? { id } : {})}
          style={{ flex: 1, minWidth: 0 }}
          placeholder={t('form.payeeFind')}
          value={value || null}
          options={options}
          loading={list.isFetching}
          onChange={(payeeId: string) => onChange?.(payeeId)}
          showSearch={{ filterOption: false, onSearch: setTyped }}
          notFoundContent={t('form.payeeNone')}
        />
        {here.may('payee.write') && (
          <Button onClick={() => setIsNew(true)}>{t('form.payeeNew')}</Button>
        )}
      </div>
      <Drawer
        open={isNew}
        onClose={() => setIsNew(false)}
        title={t('form.payeeNew')}
        destroyOnHidden
      >
        <PayeeForm
          name={typed}
          onDone={(payee) => {
            setIsNew(false);
            setTyped(payee.name);
            onChange?.(payee.id);
          }}
        />
      </Drawer>
    </>
  );
}

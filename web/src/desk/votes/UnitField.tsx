import { Select } from 'antd';
import { useState } from 'react';
import type { Page } from '../../shared/api/types';
import { useHereGet } from '../app/here';
import { useWords } from '../app/words';
import type { Unit } from '../homes/types';

interface Props {
  value: string;
  onChange: (unitId: string) => void;
  label: string;
}

/** One home, found by a part of its door number. */
export function UnitField({ value, onChange, label }: Props) {
  const t = useWords('votes');
  const [typed, setTyped] = useState('');
  const list = useHereGet<Page<Unit>>('/units', { q: typed, limit: 20 }, { keepLast: true });
  return (
    <Select
      aria-label={label}
      style={{ width: '100%' }}
      placeholder={t('batch.doorExample')}
      value={value || null}
      onChange={onChange}
      options={(list.data?.items ?? []).map((unit) => ({ value: unit.id, label: unit.label }))}
      showSearch={{ filterOption: false, onSearch: setTyped }}
      notFoundContent={t('batch.noUnit')}
    />
  );
}

import { Select } from 'antd';
import { useWords } from '../app/words';

export const FUNDS = ['F1', 'F2', 'F3', 'F4', 'F5'] as const;

interface Props {
  id?: string;
  value?: string | null;
  onChange?: (fund: string) => void;
  'aria-label'?: string;
  /** Offers "all funds" too. */
  allowAll?: boolean;
  variant?: 'borderless' | 'outlined';
  disabled?: boolean;
}

export function FundSelect({ allowAll = false, value, onChange, ...rest }: Props) {
  const t = useWords();
  const options = FUNDS.map((fund) => ({ value: fund as string, label: t(`fund.${fund}`) }));
  return (
    <Select
      {...rest}
      style={{ width: '100%', minWidth: 128 }}
      popupMatchSelectWidth={false}
      options={allowAll ? [{ value: '', label: t('fundAll') }, ...options] : options}
      value={allowAll ? (value ?? '') : value || null}
      placeholder={t('fundChoose')}
      onChange={(fund: string) => onChange?.(fund)}
    />
  );
}

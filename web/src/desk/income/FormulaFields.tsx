import { Button, Form, Input, Select, Space } from 'antd';
import { today } from '../../shared/format/dates';
import { useWords } from '../app/words';
import { rankOf, searchTextOf, useAccounts } from '../ui/accounts';
import { PeriodField } from '../ui/DayField';
import { FundSelect } from '../ui/FundSelect';
import { MoneyField } from '../ui/MoneyField';
import { BASES, FORMULA_KINDS, type FormulaValues } from './formula-form';

/** From when, on whose decision, how much, and of what. */
export function FormulaFields() {
  const t = useWords('income');
  const kind = Form.useWatch('kind', Form.useFormInstance<FormulaValues>()) ?? 'rate';
  return (
    <>
      <Form.Item name="effectiveOn" label={t('formula.from')} extra={t('formula.fromHint')}>
        <PeriodField min={today().slice(0, 4) + '-01'} />
      </Form.Item>
      <Form.Item name="resolutionRef" label={t('form.resolutionRef')}>
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item name="fund" label={t('formula.fund')}>
        <FundSelect />
      </Form.Item>
      <Form.Item name="kind" label={t('formula.how')}>
        <Select
          options={FORMULA_KINDS.map((value) => ({ value, label: t(`formula.kind.${value}`) }))}
        />
      </Form.Item>
      {kind === 'rate' ? <RateFields /> : <SumField />}
    </>
  );
}

function SumField() {
  const t = useWords('income');
  return (
    <Form.Item name="sum" label={t('formula.sum')}>
      <MoneyField />
    </Form.Item>
  );
}

function RateFields() {
  const t = useWords('income');
  return (
    <>
      <Form.Item name="rate" label={t('formula.rate')}>
        <Input inputMode="decimal" maxLength={8} suffix="%" />
      </Form.Item>
      <Form.Item name="basis" label={t('formula.basis')}>
        <Select options={BASES.map((value) => ({ value, label: t(`pay.basis.${value}`) }))} />
      </Form.Item>
      <Form.Item name="base" label={t('formula.base')} extra={t('formula.baseHint')}>
        <AccountsSelect mode="multiple" />
      </Form.Item>
      <Exclusions />
    </>
  );
}

/** What lies below the base and does not count, each with the reason the owners read. */
function Exclusions() {
  const t = useWords('income');
  return (
    <Form.Item label={t('formula.exclusions')}>
      <Form.List name="exclusions">
        {(fields, { add, remove }) => (
          <>
            {fields.map(({ key, name }) => (
              <div key={key}>
                <Form.Item name={[name, 'account']}>
                  <AccountsSelect aria-label={t('col.account')} />
                </Form.Item>
                <Space.Compact block>
                  <Form.Item name={[name, 'because']} style={{ flex: 1 }}>
                    <Input
                      aria-label={t('pay.because')}
                      placeholder={t('formula.because')}
                      maxLength={200}
                    />
                  </Form.Item>
                  <Button onClick={() => remove(name)}>{t('formula.remove')}</Button>
                </Space.Compact>
              </div>
            ))}
            <Button onClick={() => add({ account: null, because: '' })}>{t('formula.add')}</Button>
          </>
        )}
      </Form.List>
    </Form.Item>
  );
}

const CLASSES = ['1', '2', '3', '4', '5'] as const;

interface SelectProps {
  id?: string;
  mode?: 'multiple';
  value?: string | string[] | null;
  onChange?: (codes: string | string[]) => void;
  'aria-label'?: string;
}

/** Accounts with all below them, or a whole class: unlike a posting, a rule may name a heading. */
function AccountsSelect({ value, ...rest }: SelectProps) {
  const t = useWords('income');
  const { data, isPending } = useAccounts();
  const classes = CLASSES.map((code) => {
    const label = t(`formula.class.${code}`);
    return { value: code as string, label, search: label, account: { code, name: label } };
  });
  const accounts = (data?.items ?? []).map((account) => ({
    value: account.code,
    label: `${account.code} ${account.name}`,
    search: searchTextOf(account),
    account,
  }));
  return (
    <Select<string | string[]>
      {...rest}
      {...(value ? { value } : {})}
      style={{ width: '100%' }}
      loading={isPending}
      placeholder={t('formula.choose')}
      options={[...classes, ...accounts]}
      showSearch={{
        filterOption: (typed, option) =>
          (option as (typeof accounts)[number] | undefined)?.search.includes(
            typed.trim().toLowerCase(),
          ) ?? false,
        filterSort: (one, other, { searchValue }) =>
          rankOf((one as (typeof accounts)[number]).account, searchValue) -
          rankOf((other as (typeof accounts)[number]).account, searchValue),
      }}
    />
  );
}

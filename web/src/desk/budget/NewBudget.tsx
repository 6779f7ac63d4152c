import { Button, Form, Input, InputNumber, Select } from 'antd';
import { useNavigate } from 'react-router';
import { api } from '../../shared/api/client';
import { today } from '../../shared/format/dates';
import { useHere } from '../app/here';
import { useWords, type Words } from '../app/words';
import { ProblemList, showProblems } from '../ui/ProblemList';
import { useAct } from '../ui/useAct';
import type { BudgetSummary } from './types';

interface Values {
  year: number;
  fund: string;
  title: string;
  from: string;
}

/** The money of others (F4) is never planned. */
const FUNDS = ['F1', 'F2', 'F3', 'F5'] as const;
const ACTUALS = 'actuals';
const NOTHING = '';

/** 编制: begun from last year's figures, from another budget, or empty. */
export function NewBudget({ known }: { known: readonly BudgetSummary[] }) {
  const t = useWords('budget');
  const here = useHere();
  const navigate = useNavigate();
  const [form] = Form.useForm<Values>();
  const begin = useAct(
    (values: Values) =>
      api.post<{ budgetId: string }>(here.api('/budgets'), bodyOf(t, values), { once: true }),
    ({ budgetId }) => void navigate(here.to(`budget/${budgetId}`)),
  );
  const year = Number(today().slice(0, 4)) + 1;
  return (
    <Form
      form={form}
      layout="vertical"
      requiredMark={false}
      initialValues={{ year, fund: 'F1', from: ACTUALS, title: '' }}
      onFinish={(values) => begin.mutate(values, { onError: (error) => showProblems(form, error) })}
    >
      <ProblemList error={begin.error} form={form} />
      <Form.Item name="year" label={t('form.year')} rules={[{ required: true }]}>
        <InputNumber min={2000} max={2200} style={{ width: 128 }} />
      </Form.Item>
      <Form.Item name="fund" label={t('form.fund')}>
        <Select options={FUNDS.map((fund) => ({ value: fund, label: t(`fund.${fund}`) }))} />
      </Form.Item>
      <Form.Item name="title" label={t('form.title')} extra={t('form.titleHint')}>
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item name="from" label={t('form.from')} extra={t('form.fromHint')}>
        <Select options={sourcesOf(t, known)} />
      </Form.Item>
      <Button type="primary" htmlType="submit" loading={begin.isPending}>
        {t('form.begin')}
      </Button>
    </Form>
  );
}

function sourcesOf(t: Words, known: readonly BudgetSummary[]) {
  return [
    { value: ACTUALS, label: t('form.fromActuals') },
    ...known.map(({ budgetId, title }) => ({
      value: budgetId,
      label: t('form.fromBudget', { title }),
    })),
    { value: NOTHING, label: t('form.fromNothing') },
  ];
}

function bodyOf(t: Words, { year, fund, title, from }: Values): object {
  const named = title.trim() || t('form.titleOf', { year, fund: t(`fund.${fund}`) });
  return { year, fund, title: named, ...sourceOf(from) };
}

function sourceOf(from: string): object {
  if (from === NOTHING) return {};
  return from === ACTUALS ? { from } : { fromBudgetId: from };
}

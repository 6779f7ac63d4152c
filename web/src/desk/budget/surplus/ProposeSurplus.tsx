import { Button, Form, Input, InputNumber, Select, type FormInstance } from 'antd';
import { api } from '../../../shared/api/client';
import { today } from '../../../shared/format/dates';
import { formatYuan } from '../../../shared/format/yuan';
import { useHere } from '../../app/here';
import { useWords } from '../../app/words';
import { MoneyField } from '../../ui/MoneyField';
import { ProblemList, showProblems } from '../../ui/ProblemList';
import { useAct } from '../../ui/useAct';
import type { SurplusList } from '../types';
import { BASES, bodyOf, fieldsOf, MODES, type PlanValues, UNIT_KINDS } from './plan';

interface Props extends Pick<SurplusList, 'funds'> {
  onDone: (sentence: string) => void;
}

interface Proposed {
  id: string;
  total: string;
  homes: number;
}

/** 提出结余分配: which way, by what, how much; the shares are reckoned by the server, to the fen. */
export function ProposeSurplus({ funds, onDone }: Props) {
  const t = useWords('surplus');
  const here = useHere();
  const [form] = Form.useForm<PlanValues>();
  const propose = useAct(
    (values: PlanValues) =>
      api.post<Proposed>(here.api('/surplus-distributions'), bodyOf(values), { once: true }),
    ({ total, homes }) => onDone(t('proposed', { total: formatYuan(total), homes })),
  );
  return (
    <Form
      form={form}
      layout="vertical"
      requiredMark={false}
      initialValues={{
        year: Number(today().slice(0, 4)),
        fund: funds[0]?.fund ?? 'F1',
        mode: 'carry',
        basis: 'area',
        amount: '',
        feeCode: '',
        unitKinds: ['residential', 'commercial'],
        reason: '',
      }}
      onFinish={() =>
        propose.mutate(form.getFieldsValue(true) as PlanValues, {
          onError: (error) => showProblems(form, error),
        })
      }
    >
      <ProblemList error={propose.error} form={form} />
      <Form.Item name="year" label={t('year')}>
        <InputNumber min={2000} max={2200} style={{ width: 128 }} />
      </Form.Item>
      <Form.Item name="fund" label={t('fundOf')}>
        <Select
          options={funds.map(({ fund, available }) => ({
            value: fund,
            label: t('fundHas', { fund: t(`fund.${fund}`), available: formatYuan(available) }),
          }))}
        />
      </Form.Item>
      <Form.Item name="mode" label={t('mode')}>
        <Select options={MODES.map((mode) => ({ value: mode, label: t(`modes.${mode}`) }))} />
      </Form.Item>
      <Shares form={form} />
      <Form.Item name="reason" label={t('reason')} extra={t('reasonHint')}>
        <Input.TextArea rows={3} maxLength={500} />
      </Form.Item>
      <Button type="primary" htmlType="submit" loading={propose.isPending}>
        {t('propose')}
      </Button>
    </Form>
  );
}

/** What has to be said depends on the way: a sum, an amount a home, an amount a square metre. */
function Shares({ form }: { form: FormInstance<PlanValues> }) {
  const t = useWords('surplus');
  const mode = Form.useWatch('mode', form) ?? 'carry';
  const basis = Form.useWatch('basis', form) ?? 'area';
  const { toHomes, saysRate } = fieldsOf(mode, basis);
  return (
    <>
      <p className="quiet" style={{ marginBottom: 16 }}>
        {t(`about.${mode}`)}
      </p>
      {toHomes && (
        <>
          <Form.Item name="unitKinds" label={t('unitKinds')}>
            <Select
              mode="multiple"
              options={UNIT_KINDS.map((kind) => ({ value: kind, label: t(`unitKind.${kind}`) }))}
            />
          </Form.Item>
          <Form.Item name="basis" label={t('basis')}>
            <Select options={BASES.map((one) => ({ value: one, label: t(`bases.${one}`) }))} />
          </Form.Item>
        </>
      )}
      <Form.Item name="amount" label={t(saysRate ? `rate.${basis}` : 'total')}>
        {saysRate ? <Input inputMode="decimal" /> : <MoneyField />}
      </Form.Item>
      {mode === 'credit-fees' && (
        <Form.Item name="feeCode" label={t('feeCode')} extra={t('feeCodeHint')}>
          <Input maxLength={40} />
        </Form.Item>
      )}
    </>
  );
}

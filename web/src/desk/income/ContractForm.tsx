import { Button, Form } from 'antd';
import { api } from '../../shared/api/client';
import { today } from '../../shared/format/dates';
import { useHere } from '../app/here';
import { useWords } from '../app/words';
import { ProblemList, showProblems } from '../ui/ProblemList';
import { useAct } from '../ui/useAct';
import { ContractFields } from './ContractFields';
import { bodyOf, EMPTY_TERMS, termsOf, type TermsValues } from './terms';
import type { IncomeVersion } from './types';

interface Props {
  /** The version a new one begins from; a new contract without. */
  from?: IncomeVersion & { id: string };
  onDone: (id: string) => void;
}

/** A contract, a place without one, or the next version of either. */
export function ContractForm({ from, onDone }: Props) {
  const t = useWords('income');
  const here = useHere();
  const [form] = Form.useForm<TermsValues>();
  const path = from ? `/income-contracts/${from.id}/versions` : '/income-contracts';
  const enter = useAct(
    (values: TermsValues) =>
      api.post<{ id: string }>(here.api(path), bodyOf(values), { once: true }),
    ({ id }) => onDone(id),
  );
  return (
    <Form
      form={form}
      layout="vertical"
      requiredMark={false}
      initialValues={from ? { ...termsOf(from), startsOn: today() } : EMPTY_TERMS}
      onFinish={() =>
        enter.mutate(form.getFieldsValue(true) as TermsValues, {
          onError: (error) => showProblems(form, error),
        })
      }
    >
      <p className="quiet">{t(from ? 'form.versionHint' : 'form.newHint')}</p>
      <ProblemList error={enter.error} form={form} />
      <ContractFields />
      <Button type="primary" htmlType="submit" loading={enter.isPending}>
        {t(from ? 'form.saveVersion' : 'form.save')}
      </Button>
    </Form>
  );
}

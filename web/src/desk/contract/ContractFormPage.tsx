import { Form } from 'antd';
import { useNavigate } from 'react-router';
import { api } from '../../shared/api/client';
import { today } from '../../shared/format/dates';
import { useDates } from '../../shared/i18n/useDates';
import { useHere, useHereGet } from '../app/here';
import { useWords } from '../app/words';
import { ActBox } from '../ui/ActBox';
import { Loaded } from '../ui/Loaded';
import { PageHead } from '../ui/PageHead';
import { Panel } from '../ui/Panel';
import { showProblems } from '../ui/ProblemList';
import {
  LadderFields,
  LateFeeFields,
  PartyFields,
  RuleFields,
  VersionFields,
} from './ContractFields';
import { BudgetFields, InquiryFields, ObjectionFields, ProcedureFields } from './OpenBudgetFields';
import { bodyOf, valuesOf, type ContractValues } from './contract-form';
import type { Contract } from './types';

type Draft = Pick<Contract, 'title' | 'terms'>;

/** A new version of the contract, begun from the latest one; the first from the usual terms. */
export default function ContractFormPage() {
  const draft = useHereGet<Draft>('/contracts/draft');
  return <Loaded of={draft}>{(data) => <ContractForm from={data} />}</Loaded>;
}

function ContractForm({ from }: { from: Draft }) {
  const t = useWords('contract');
  const here = useHere();
  const dates = useDates();
  const navigate = useNavigate();
  const [form] = Form.useForm<ContractValues>();
  const effectiveOn = Form.useWatch('effectiveOn', form) ?? '';
  const resolutionRef = Form.useWatch('resolutionRef', form) ?? '';
  const send = async (code: string) => {
    try {
      const body = bodyOf(form.getFieldsValue(true) as ContractValues);
      await api.post(here.api('/contracts'), body, { once: true, secondFactor: code });
    } catch (error) {
      showProblems(form, error);
      throw error;
    }
  };
  return (
    <>
      <PageHead title={t('form.title')} lead={t('form.lead')} />
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={valuesOf(from, today())}
      >
        <VersionFields />
        <LadderFields />
        <RuleFields />
        <LateFeeFields />
        <BudgetFields />
        <ObjectionFields />
        <InquiryFields />
        <ProcedureFields />
        <PartyFields />
      </Form>
      <Panel title={t('form.enact')}>
        <ActBox
          sentence={t('form.will', { day: dates.day(effectiveOn), ref: resolutionRef })}
          word={t('form.enact')}
          secondFactor
          ready={effectiveOn !== '' && resolutionRef.trim() !== ''}
          send={({ code }) => send(code)}
          onDone={() => void navigate(here.to('contract'))}
        />
      </Panel>
    </>
  );
}

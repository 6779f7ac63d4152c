import { Form, Input } from 'antd';
import { useState } from 'react';
import { api } from '../../shared/api/client';
import type { FileView } from '../../shared/api/types';
import { today } from '../../shared/format/dates';
import { formatYuan } from '../../shared/format/yuan';
import { useHere } from '../app/here';
import { useWords } from '../app/words';
import { BudgetLineSelect } from '../spending/BudgetLineSelect';
import { PayeeSelect } from '../spending/PayeeSelect';
import { ActBox } from '../ui/ActBox';
import { DayField } from '../ui/DayField';
import { exactYuan } from '../ui/exactYuan';
import { FileDrop } from '../ui/FileDrop';
import { FundSelect } from '../ui/FundSelect';
import { isAmount } from '../ui/isAmount';
import { MoneyField } from '../ui/MoneyField';
import { showProblems } from '../ui/ProblemList';

interface Values {
  title: string;
  payeeId: string;
  fund: string;
  budgetLineId: string;
  amount: string;
  startsOn: string;
  endsOn: string;
  files: FileView[];
  /** Why this supplier at this price: 比价, 续签, 独家. */
  selection: string;
}

const START: Values = {
  title: '',
  payeeId: '',
  fund: 'F1',
  budgetLineId: '',
  amount: '',
  startsOn: today(),
  endsOn: '',
  files: [],
  selection: '',
};

/** A contract or order to be agreed to: its amount is held on the line from now on. */
export function CommitmentForm({ onDone }: { onDone: () => void }) {
  const t = useWords('commitments');
  const here = useHere();
  const [form] = Form.useForm<Values>();
  const [values, setValues] = useState(START);
  const body = bodyOf(values);
  const send = async () => {
    try {
      return await api.post(here.api('/commitments'), body, { once: true });
    } catch (error) {
      showProblems(form, error);
      throw error;
    }
  };
  return (
    <>
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={START}
        onValuesChange={() => setValues({ ...START, ...form.getFieldsValue(true) })}
      >
        <Fields values={values} />
      </Form>
      <ActBox
        sentence={t('will.propose', {
          amount: isAmount(values.amount) ? formatYuan(exactYuan(values.amount)) : '',
        })}
        word={t('word.propose')}
        ready={body !== null}
        form={form}
        send={send}
        onDone={onDone}
      />
    </>
  );
}

function Fields({ values: { fund, amount, startsOn } }: { values: Values }) {
  const t = useWords('commitments');
  return (
    <>
      <Form.Item name="title" label={t('form.title')}>
        <Input maxLength={100} autoFocus placeholder={t('form.titleExample')} />
      </Form.Item>
      <Form.Item name="payeeId" label={t('col.payee')}>
        <PayeeSelect />
      </Form.Item>
      <Form.Item name="amount" label={t('form.amount')}>
        <MoneyField />
      </Form.Item>
      <Form.Item name="fund" label={t('form.fund')}>
        <FundSelect />
      </Form.Item>
      <Form.Item name="budgetLineId" label={t('col.line')}>
        <BudgetLineSelect fund={fund} on={today()} amount={amount} />
      </Form.Item>
      <Form.Item name="startsOn" label={t('form.startsOn')}>
        <DayField />
      </Form.Item>
      <Form.Item name="endsOn" label={t('form.endsOn')}>
        <DayField min={startsOn} />
      </Form.Item>
      <Form.Item name="selection" label={t('form.selection')} extra={t('form.selectionHint')}>
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item name="files" label={t('form.file')}>
        <FileDrop wholePage={false} hint={t('form.fileHint')} />
      </Form.Item>
    </>
  );
}

/** Null while something is missing. */
function bodyOf({ files, title, amount, selection, ...rest }: Values) {
  const { payeeId, budgetLineId, startsOn, endsOn } = rest;
  const isSaid = title.trim().length > 1 && isAmount(amount);
  const fileId = files[0]?.id;
  if (!isSaid || !fileId || !payeeId || !budgetLineId || !endsOn) return null;
  return {
    title: title.trim(),
    payeeId,
    budgetLineId,
    amount: exactYuan(amount),
    startsOn,
    endsOn,
    fileId,
    ...(selection.trim() ? { selection: selection.trim() } : {}),
  };
}

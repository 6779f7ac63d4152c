import { Form, Input, InputNumber, Select } from 'antd';
import { useWords } from '../app/words';
import { AccountSelect } from '../ui/AccountSelect';
import type { Account } from '../ui/accounts';
import { DayField } from '../ui/DayField';
import { FileDrop } from '../ui/FileDrop';
import { MoneyField } from '../ui/MoneyField';
import { hasInstalments, KINDS, OWNERS, SCHEDULES, SHARES, type TermsValues } from './terms';

const isIncome = ({ code }: Account) => /^(4301|4201)/.test(code);

/** Where, who, how long, how much, and on whose decision. */
export function ContractFields() {
  const form = Form.useFormInstance<TermsValues>();
  const schedule = Form.useWatch('schedule', form) ?? 'yearly';
  return (
    <>
      <PlaceFields />
      {schedule !== 'none' && <PartyFields />}
      {hasInstalments(schedule) && <AmountFields />}
      {schedule !== 'none' && <AgreementFields />}
    </>
  );
}

function useOptions(area: string, values: readonly string[]) {
  const t = useWords('income');
  return values.map((value) => ({ value, label: t(`${area}.${value}`) }));
}

function PlaceFields() {
  const t = useWords('income');
  const must = [{ required: true, whitespace: true, message: t('form.placeMissing') }];
  return (
    <>
      <Form.Item name="place" label={t('form.place')} extra={t('form.placeHint')} rules={must}>
        <Input maxLength={100} />
      </Form.Item>
      <Form.Item name="kind" label={t('col.kind')}>
        <Select options={useOptions('kind', KINDS)} />
      </Form.Item>
      <Form.Item name="owner" label={t('form.owner')} extra={t('form.ownerHint')}>
        <Select options={useOptions('owner', OWNERS)} />
      </Form.Item>
      <Form.Item name="schedule" label={t('form.schedule')}>
        <Select options={useOptions('schedule', SCHEDULES)} />
      </Form.Item>
      <Form.Item
        name="incomeAccount"
        label={t('form.incomeAccount')}
        rules={[{ required: true, message: t('form.accountMissing') }]}
      >
        <AccountSelect only={isIncome} />
      </Form.Item>
      <Form.Item name="startsOn" label={t('form.startsOn')}>
        <DayField />
      </Form.Item>
    </>
  );
}

function PartyFields() {
  const t = useWords('income');
  return (
    <>
      <Form.Item name="counterparty" label={t('col.counterparty')}>
        <Input maxLength={100} />
      </Form.Item>
      <Form.Item
        name="counterpartyKind"
        label={t('form.counterpartyKind')}
        extra={t('form.counterpartyHint')}
      >
        <Select options={useOptions('party', ['organisation', 'person'])} />
      </Form.Item>
      <Form.Item name="endsOn" label={t('form.endsOn')}>
        <DayField allowClear />
      </Form.Item>
    </>
  );
}

function AmountFields() {
  const t = useWords('income');
  return (
    <>
      <Form.Item name="amount" label={t('form.amount')}>
        <MoneyField />
      </Form.Item>
      <Form.Item name="dueDay" label={t('form.dueDay')} extra={t('form.dueDayHint')}>
        <InputNumber min={1} max={28} />
      </Form.Item>
    </>
  );
}

function AgreementFields() {
  const t = useWords('income');
  const form = Form.useFormInstance<TermsValues>();
  const share = Form.useWatch('share', form) ?? 'no';
  return (
    <>
      <Form.Item name="share" label={t('form.share')} extra={t('form.shareHint')}>
        <Select options={useOptions('share', SHARES)} />
      </Form.Item>
      {share !== 'no' && (
        <Form.Item name="shareValue" label={t(`form.shareValue.${share}`)}>
          <Input inputMode="decimal" suffix={share === 'rate' ? '%' : t('form.yuan')} />
        </Form.Item>
      )}
      <Form.Item name="resolutionRef" label={t('form.resolutionRef')}>
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item name="files" label={t('form.file')}>
        <FileDrop hint={t('form.fileHint')} />
      </Form.Item>
    </>
  );
}

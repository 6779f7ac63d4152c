import { Checkbox, Form, Input, Select } from 'antd';
import { formatYuan } from '../../shared/format/yuan';
import { useHereGet } from '../app/here';
import { useWords } from '../app/words';
import type { Commitment } from '../commitments/types';
import { AccountSelect } from '../ui/AccountSelect';
import type { Account } from '../ui/accounts';
import { FundSelect } from '../ui/FundSelect';
import { Notice } from '../ui/Notice';
import { BudgetLineSelect } from './BudgetLineSelect';
import { useBudgetLines } from './budget-lines';
import type { SpendingValues } from './form';
import styles from './SpendingForm.module.css';

interface Props {
  values: SpendingValues;
  /** What this request holds of its line already; '' while it was not submitted. */
  held: string;
}

const isPayable = ({ kind, isCash }: Account) =>
  !isCash && ['expense', 'liability', 'asset'].includes(kind);

/** A choice not made yet shows what it is for. */
const emptyAsNone = (value: string) => ({ value: value || null });

/** 从哪出钱: fund, the line of the budget with what is left of it, and the account that follows from it. */
export function BudgetFields({ values, held }: Props) {
  const t = useWords('spending');
  const form = Form.useFormInstance<SpendingValues>();
  const { fund, occurredOn, amount } = values;
  const lines = useBudgetLines(fund, occurredOn);
  const isControlled = lines.data?.controlled ?? false;
  return (
    <div className={styles.grid}>
      <Form.Item name="fund" label={t('form.fund')}>
        <FundSelect />
      </Form.Item>
      {isControlled && (
        <Form.Item name="budgetLineId" label={t('line.label')} className={styles.wide ?? ''}>
          <BudgetLineSelect
            fund={fund}
            on={occurredOn}
            amount={amount}
            held={held}
            mayExceed={values.isEmergency}
            onLine={({ accountCode }) => form.setFieldValue('accountCode', accountCode)}
          />
        </Form.Item>
      )}
      <Form.Item
        name="accountCode"
        label={t('form.account')}
        extra={t(isControlled ? 'line.accountHint' : 'form.accountHint')}
      >
        <AccountSelect plain only={isPayable} />
      </Form.Item>
      <CommitmentField values={values} />
      <EmergencyFields values={values} />
    </div>
  );
}

/** Payments under a contract name it: its amount holds the budget already. */
function CommitmentField({ values: { payeeId, budgetLineId } }: { values: SpendingValues }) {
  const t = useWords('spending');
  const wanted = payeeId !== '' && budgetLineId !== '';
  const list = useHereGet<{ items: Commitment[] }>('/commitments', {}, { enabled: wanted });
  const fitting = (list.data?.items ?? []).filter(
    ({ state, payee, line }) =>
      state === 'agreed' && payee.id === payeeId && line.lineId === budgetLineId,
  );
  if (!wanted || fitting.length === 0) return null;
  return (
    <Form.Item
      name="commitmentId"
      getValueProps={emptyAsNone}
      label={t('commitment.label')}
      extra={t('commitment.hint')}
      className={styles.wide ?? ''}
    >
      <Select
        allowClear
        placeholder={t('commitment.none')}
        options={fitting.map(({ id, number, title, rest }) => ({
          value: id,
          label: t('commitment.option', { number, title, rest: formatYuan(rest) }),
        }))}
      />
    </Form.Item>
  );
}

const GROUNDS = ['safety', 'fire', 'flood', 'lift', 'water', 'power', 'other'] as const;

/** 应急: the only way round "no budget", with its price said before it is taken. */
function EmergencyFields({ values: { isEmergency } }: { values: SpendingValues }) {
  const t = useWords('spending');
  const say = useWords('emergencies');
  return (
    <>
      <Form.Item name="isEmergency" valuePropName="checked" className={styles.wide ?? ''}>
        <Checkbox>{t('emergency.is')}</Checkbox>
      </Form.Item>
      {isEmergency && (
        <>
          <div className={styles.wide}>
            <Notice tone="attention" standing>
              {t('emergency.means')}
            </Notice>
          </div>
          <Form.Item
            name={['emergency', 'grounds']}
            label={t('emergency.grounds')}
            getValueProps={emptyAsNone}
          >
            <Select
              placeholder={t('emergency.choose')}
              options={GROUNDS.map((value) => ({
                value,
                label: say(`grounds.${value}`),
              }))}
            />
          </Form.Item>
          <Form.Item
            name={['emergency', 'description']}
            label={t('emergency.description')}
            extra={t('emergency.descriptionHint')}
            className={styles.wide ?? ''}
          >
            <Input.TextArea rows={3} maxLength={500} />
          </Form.Item>
        </>
      )}
    </>
  );
}

import { Form, Input, InputNumber, Select } from 'antd';
import { useWords } from '../app/words';
import { MoneyField } from '../ui/MoneyField';
import { Panel } from '../ui/Panel';
import styles from '../spending/SpendingForm.module.css';

const MOST_DAYS = 90;
const MOST_NOTICE = 60;
const MOST_ANSWER_DAYS = 30;
const MOST_PROXIES = 100;

/** 开放式预算: how long the owners may speak, who decides, how far a sum may be moved without asking. */
export function BudgetFields() {
  const t = useWords('contract');
  return (
    <Panel title={t('budget.title')}>
      <div className={styles.grid}>
        <Form.Item name={['terms', 'budget', 'commentDays']} label={t('budget.commentDays')}>
          <InputNumber min={0} max={MOST_DAYS} precision={0} />
        </Form.Item>
        <Form.Item name={['terms', 'budget', 'decidedBy']} label={t('budget.decidedBy')}>
          <Select
            options={(['owners', 'committee'] as const).map((value) => ({
              value,
              label: t(`budget.by.${value}`),
            }))}
          />
        </Form.Item>
        <Form.Item name={['terms', 'budget', 'virement', 'share']} label={t('budget.share')}>
          <Input inputMode="decimal" maxLength={6} suffix="%" />
        </Form.Item>
        <Form.Item name={['terms', 'budget', 'virement', 'yearly']} label={t('budget.yearly')}>
          <MoneyField />
        </Form.Item>
        <Form.Item name={['terms', 'emergency', 'ratifyDays']} label={t('budget.ratifyDays')}>
          <InputNumber min={1} max={MOST_DAYS} precision={0} />
        </Form.Item>
      </div>
    </Panel>
  );
}

/** 公示异议: agreed or not is said either way. */
export function ObjectionFields() {
  const t = useWords('contract');
  const isAgreed = Form.useWatch('hasObjection', Form.useFormInstance());
  return (
    <Panel title={t('objection.title')}>
      <div className={styles.grid}>
        <Form.Item
          name="hasObjection"
          label={t('objection.agreed')}
          extra={t('objection.hint')}
          className={styles.wide ?? ''}
        >
          <Select
            options={[
              { value: true, label: t('objection.yes') },
              { value: false, label: t('objection.no') },
            ]}
          />
        </Form.Item>
        {isAgreed && (
          <>
            <Form.Item name={['terms', 'objection', 'above']} label={t('objection.above')}>
              <MoneyField />
            </Form.Item>
            <Form.Item name={['terms', 'objection', 'days']} label={t('objection.days')}>
              <InputNumber min={1} max={MOST_DAYS} precision={0} />
            </Form.Item>
            <Form.Item
              name={['terms', 'objection', 'households']}
              label={t('objection.households')}
            >
              <InputNumber min={1} precision={0} />
            </Form.Item>
            <Form.Item name={['terms', 'objection', 'areaShare']} label={t('objection.areaShare')}>
              <Input inputMode="decimal" maxLength={6} suffix="%" />
            </Form.Item>
          </>
        )}
      </div>
    </Panel>
  );
}

/** 质询: how long an answer may take, and how long the committee then has. */
export function InquiryFields() {
  const t = useWords('contract');
  return (
    <Panel title={t('inquiry.title')}>
      <p className="quiet">{t('inquiry.hint')}</p>
      <div className={styles.grid}>
        {(['answerDays', 'committeeDays'] as const).map((days) => (
          <Form.Item key={days} name={['terms', 'inquiry', days]} label={t(`inquiry.${days}`)}>
            <InputNumber min={1} max={MOST_ANSWER_DAYS} precision={0} />
          </Form.Item>
        ))}
      </div>
    </Panel>
  );
}

/** 议事规则, as far as votes are counted by it. */
export function ProcedureFields() {
  const t = useWords('contract');
  return (
    <Panel title={t('procedure.title')}>
      <div className={styles.grid}>
        <Form.Item name={['terms', 'procedure', 'noticeDays']} label={t('procedure.noticeDays')}>
          <InputNumber min={0} max={MOST_NOTICE} precision={0} />
        </Form.Item>
        <Form.Item name={['terms', 'procedure', 'proxyCap']} label={t('procedure.proxyCap')}>
          <InputNumber min={0} max={MOST_PROXIES} precision={0} />
        </Form.Item>
        <Form.Item name={['terms', 'procedure', 'secret']} label={t('procedure.secrecy')}>
          <Select
            options={[
              { value: false, label: t('procedure.open') },
              { value: true, label: t('procedure.secret') },
            ]}
          />
        </Form.Item>
        <Form.Item name={['terms', 'procedure', 'countsSpaces']} label={t('procedure.spaces')}>
          <Select
            options={[
              { value: false, label: t('procedure.homesOnly') },
              { value: true, label: t('procedure.withSpaces') },
            ]}
          />
        </Form.Item>
      </div>
    </Panel>
  );
}

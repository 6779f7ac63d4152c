import { Button, Form, Input, InputNumber, Select } from 'antd';
import { today } from '../../shared/format/dates';
import { useWords } from '../app/words';
import { DayField } from '../ui/DayField';
import { MoneyField } from '../ui/MoneyField';
import { Panel } from '../ui/Panel';
import styles from '../spending/SpendingForm.module.css';
import { SHARE_BY, SURPLUS_RULES } from './types';

const MOST_APPROVALS = 9;
const MOST_DAYS = 90;
const MOST_QUOTES = 10;
const MOST_GRACE = 365;

export function VersionFields() {
  const t = useWords('contract');
  return (
    <Panel title={t('form.version')}>
      <div className={styles.grid}>
        <Form.Item name="title" label={t('form.name')}>
          <Input maxLength={100} />
        </Form.Item>
        <Form.Item name="effectiveOn" label={t('form.effectiveOn')}>
          <DayField min={today()} />
        </Form.Item>
        <Form.Item
          name="resolutionRef"
          label={t('form.resolution')}
          extra={t('form.resolutionHint')}
          className={styles.wide ?? ''}
        >
          <Input maxLength={100} />
        </Form.Item>
      </div>
    </Panel>
  );
}

export function LadderFields() {
  const t = useWords('contract');
  return (
    <Panel title={t('ladder.title')}>
      <p className="quiet">{t('ladder.hint')}</p>
      <Form.List name={['terms', 'approvalLadder']}>
        {(fields, { add, remove }) => (
          <>
            {fields.map(({ key, name }) => (
              <Rung
                key={key}
                name={name}
                isLast={name === fields.length - 1}
                onRemove={() => remove(name)}
              />
            ))}
            <Button
              onClick={() =>
                add({ upTo: '', by: 'committee', approvals: 1, consultationDays: 0 }, 0)
              }
            >
              {t('ladder.add')}
            </Button>
          </>
        )}
      </Form.List>
    </Panel>
  );
}

interface RungProps {
  name: number;
  isLast: boolean;
  onRemove: () => void;
}

function Rung({ name, isLast, onRemove }: RungProps) {
  const t = useWords('contract');
  return (
    <div className={styles.quote}>
      {isLast ? (
        <Form.Item label={t('ladder.limit')}>{t('ladder.rest')}</Form.Item>
      ) : (
        <Form.Item name={[name, 'upTo']} label={t('ladder.limit')}>
          <MoneyField />
        </Form.Item>
      )}
      <Form.Item name={[name, 'by']} label={t('ladder.by')}>
        <Select
          options={[
            { value: 'reviewer', label: t('ladder.reviewer') },
            { value: 'committee', label: t('ladder.committeeShort') },
          ]}
        />
      </Form.Item>
      <div style={{ display: 'flex', gap: 16 }}>
        <Form.Item name={[name, 'approvals']} label={t('ladder.approvals')}>
          <InputNumber min={1} max={MOST_APPROVALS} precision={0} />
        </Form.Item>
        <Form.Item name={[name, 'consultationDays']} label={t('ladder.days')}>
          <InputNumber min={0} max={MOST_DAYS} precision={0} />
        </Form.Item>
      </div>
      <Button onClick={onRemove} disabled={isLast}>
        {t('ladder.remove')}
      </Button>
    </div>
  );
}

export function RuleFields() {
  const t = useWords('contract');
  return (
    <Panel title={t('form.rules')}>
      <div className={styles.grid}>
        <Form.Item name={['terms', 'quotesAbove']} label={t('form.quotesAbove')}>
          <MoneyField />
        </Form.Item>
        <Form.Item name={['terms', 'quotesNeeded']} label={t('form.quotesNeeded')}>
          <InputNumber min={0} max={MOST_QUOTES} precision={0} />
        </Form.Item>
        <Form.Item name={['terms', 'surplusRule']} label={t('terms.surplus')}>
          <Select
            options={SURPLUS_RULES.map((value) => ({ value, label: t(`surplus.${value}`) }))}
          />
        </Form.Item>
        <Form.Item name={['terms', 'shareBy']} label={t('terms.share')}>
          <Select options={SHARE_BY.map((value) => ({ value, label: t(`share.${value}`) }))} />
        </Form.Item>
        <Form.Item name={['terms', 'remuneration', 'rule']} label={t('terms.remuneration')}>
          <Input maxLength={200} />
        </Form.Item>
        <Form.Item name={['terms', 'remuneration', 'rate']} label={t('form.rate')}>
          <Input maxLength={20} />
        </Form.Item>
      </div>
    </Panel>
  );
}

/** 违约金: agreed or not is said either way; in 万分之 a day and percent, as contracts do. */
export function LateFeeFields() {
  const t = useWords('contract');
  const isAgreed = Form.useWatch('hasLateFee', Form.useFormInstance());
  return (
    <Panel title={t('lateFee.title')}>
      <div className={styles.grid}>
        <Form.Item
          name="hasLateFee"
          label={t('lateFee.agreed')}
          extra={t('lateFee.hint')}
          className={styles.wide ?? ''}
        >
          <Select
            options={[
              { value: true, label: t('lateFee.yes') },
              { value: false, label: t('lateFee.no') },
            ]}
          />
        </Form.Item>
        {isAgreed && (
          <>
            <Form.Item name={['terms', 'lateFee', 'perDay']} label={t('lateFee.perDay')}>
              <Input inputMode="decimal" maxLength={6} prefix={t('lateFee.perDayOf')} />
            </Form.Item>
            <Form.Item name={['terms', 'lateFee', 'graceDays']} label={t('lateFee.graceDays')}>
              <InputNumber min={0} max={MOST_GRACE} precision={0} />
            </Form.Item>
            <Form.Item name={['terms', 'lateFee', 'cap']} label={t('lateFee.cap')}>
              <Input inputMode="decimal" maxLength={6} suffix="%" />
            </Form.Item>
          </>
        )}
      </div>
    </Panel>
  );
}

export function PartyFields() {
  const t = useWords('contract');
  return (
    <Panel title={t('form.parties')}>
      <div className={styles.grid}>
        {(['trustor', 'trustee'] as const).map((party) => (
          <Form.Item key={party} name={['terms', party, 'name']} label={t(`terms.${party}`)}>
            <Input maxLength={100} />
          </Form.Item>
        ))}
        <Form.Item
          name={['terms', 'purpose']}
          label={t('terms.purpose')}
          className={styles.wide ?? ''}
        >
          <Input.TextArea rows={2} maxLength={500} />
        </Form.Item>
        <Form.Item name={['terms', 'termStartsOn']} label={t('form.termStartsOn')}>
          <DayField />
        </Form.Item>
        <Form.Item name={['terms', 'termEndsOn']} label={t('form.termEndsOn')}>
          <DayField />
        </Form.Item>
      </div>
    </Panel>
  );
}

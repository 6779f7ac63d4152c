import { Button, Form, Input, Select, type FormInstance } from 'antd';
import { useWords, type Words } from '../../app/words';
import { AccountSelect } from '../../ui/AccountSelect';
import type { Account } from '../../ui/accounts';
import { FundSelect } from '../../ui/FundSelect';
import { FEE_METHODS, KINDS, SHARE_KEYS, type ScheduleFields } from './schedule-form';
import styles from './Schedule.module.css';

interface Props {
  at: number;
  form: FormInstance<ScheduleFields>;
  onRemove: () => void;
}

const startsWith = (start: string) => (account: Account) => account.code.startsWith(start);
const INCOME = startsWith('4');
const RECEIVABLE = startsWith('112');
const OWED_BY_DEVELOPER = ({ code, isCash }: Account) => code.startsWith('1') && !isCash;
const ADVANCE = startsWith('2203');

const optionsOf = (keys: readonly string[], words: (key: string) => string) =>
  keys.map((value) => ({ value, label: words(value) }));

/** One fee of the schedule: what it is called, how it comes about, what each kind of unit pays. */
export function FeeFields({ at, form, onRemove }: Props) {
  const t = useWords('billing');
  const method = Form.useWatch(['fees', at, 'method'], form) as string | undefined;
  const shareBy = Form.useWatch(['fees', at, 'shareBy'], form) as string | undefined;
  const isMetered = method === 'metered' || (method === 'shared' && shareBy === 'meter');
  return (
    <fieldset className={styles.fee}>
      <legend>{t('form.fee', { no: at + 1 })}</legend>
      <div className={styles.row}>
        <Form.Item name={[at, 'name']} label={t('form.name')}>
          <Input maxLength={30} />
        </Form.Item>
        <Form.Item name={[at, 'code']} label={t('form.code')} tooltip={t('form.codeHint')}>
          <Input maxLength={30} />
        </Form.Item>
        <Form.Item name={[at, 'method']} label={t('schedule.method')}>
          <Select options={optionsOf(FEE_METHODS, (key) => t(`method.${key}`))} />
        </Form.Item>
        {method === 'shared' && (
          <Form.Item name={[at, 'shareBy']} label={t('form.shareBy')}>
            <Select options={optionsOf(SHARE_KEYS, (key) => t(`shareBy.${key}`))} />
          </Form.Item>
        )}
        {isMetered && (
          <Form.Item name={[at, 'measure']} label={t('form.measure')}>
            <Input maxLength={10} placeholder={t('form.measureHint')} />
          </Form.Item>
        )}
      </div>
      <Prices at={at} hasPrice={method !== 'shared'} t={t} />
      <div className={styles.row}>
        <Form.Item name={[at, 'vacantRate']} label={t('form.vacantRate')}>
          <Input inputMode="decimal" />
        </Form.Item>
        <Form.Item name={[at, 'developerRate']} label={t('form.developerRate')}>
          <Input inputMode="decimal" />
        </Form.Item>
        <Form.Item name={[at, 'fund']} label={t('schedule.fund')}>
          <FundSelect />
        </Form.Item>
      </div>
      <div className={styles.row}>
        <Form.Item name={[at, 'receivable']} label={t('form.receivable')}>
          <AccountSelect only={RECEIVABLE} />
        </Form.Item>
        <Form.Item name={[at, 'developerReceivable']} label={t('form.developerReceivable')}>
          <AccountSelect only={OWED_BY_DEVELOPER} />
        </Form.Item>
        <Form.Item name={[at, 'advance']} label={t('form.advance')}>
          <AccountSelect only={ADVANCE} />
        </Form.Item>
      </div>
      <Button danger onClick={onRemove}>
        {t('form.removeFee')}
      </Button>
    </fieldset>
  );
}

function Prices({ at, hasPrice, t }: { at: number; hasPrice: boolean; t: Words }) {
  return (
    <table className={styles.prices}>
      <caption className="visually-hidden">{t('schedule.prices')}</caption>
      <thead>
        <tr>
          <th>{t('form.kind')}</th>
          {hasPrice && <th>{t('form.price')}</th>}
          <th>{t('form.income')}</th>
        </tr>
      </thead>
      <tbody>
        {KINDS.map((kind, index) => (
          <tr key={kind}>
            <td>{t(`kind.${kind}`)}</td>
            {hasPrice && (
              <td>
                <Form.Item name={[at, 'prices', index, 'price']} noStyle>
                  <Input
                    inputMode="decimal"
                    aria-label={`${t(`kind.${kind}`)} ${t('form.price')}`}
                    placeholder={t('form.notCharged')}
                  />
                </Form.Item>
              </td>
            )}
            <td>
              <Form.Item name={[at, 'prices', index, 'income']} noStyle>
                <AccountSelect
                  only={INCOME}
                  allowClear
                  aria-label={`${t(`kind.${kind}`)} ${t('form.income')}`}
                />
              </Form.Item>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

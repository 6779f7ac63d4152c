import { Input, type InputRef } from 'antd';
import { useLayoutEffect, useRef, useState, type ChangeEvent, type Ref } from 'react';
import { formatAmount, typedYuan } from '../../shared/format/yuan';
import { exactYuan } from './exactYuan';

interface Props {
  id?: string;
  /** Plain text, "5670.5"; '' when empty. What cannot be read as an amount is kept as typed. */
  value?: string;
  onChange?: (text: string) => void;
  'aria-label'?: string;
  'aria-invalid'?: boolean;
  disabled?: boolean;
  autoFocus?: boolean;
  variant?: 'borderless' | 'outlined';
  inputRef?: Ref<InputRef>;
  withSign?: boolean;
}

/** An amount with its thousands separated while it is typed. */
export function MoneyField({ value = '', onChange, withSign = true, inputRef, ...rest }: Props) {
  const caret = useRef<{ field: HTMLInputElement; right: number } | null>(null);
  const [shown, setShown] = useState('');
  const text = plain(shown) === plain(value) ? shown : grouped(value);
  useLayoutEffect(() => {
    const place = caret.current;
    if (!place || document.activeElement !== place.field) return;
    const at = Math.max(0, place.field.value.length - place.right);
    place.field.setSelectionRange(at, at);
    caret.current = null;
  });
  const typed = (event: ChangeEvent<HTMLInputElement>) => {
    const field = event.target;
    const right = field.value.length - (field.selectionStart ?? field.value.length);
    caret.current = { field, right };
    const next = grouped(field.value);
    setShown(next);
    onChange?.(plain(next));
  };
  const settled = () => {
    const amount = typedYuan(value);
    if (amount === null || value === '') return;
    setShown(formatAmount(amount).replace('−', '-'));
    onChange?.(exactYuan(amount));
  };
  return (
    <Input
      {...rest}
      {...(inputRef ? { ref: inputRef } : {})}
      {...(withSign ? { prefix: '¥' } : {})}
      className="amount"
      inputMode="decimal"
      autoComplete="off"
      value={text}
      onChange={typed}
      onBlur={settled}
      style={{ textAlign: 'right' }}
    />
  );
}

const IN_PROGRESS = /^(-?)(\d*)(\.\d*)?$/;

const plain = (text: string) => text.replace(/[¥￥,，\s]/g, '');

/** "1234567.5" → "1,234,567.5", keeping a point just typed; text that is no amount stays. */
function grouped(text: string): string {
  const match = IN_PROGRESS.exec(plain(text.replace(/[。．]/g, '.')));
  if (!match) return text;
  const [, sign = '', whole = '', rest = ''] = match;
  return `${sign}${whole.replace(/\B(?=(\d{3})+$)/g, ',')}${rest}`;
}

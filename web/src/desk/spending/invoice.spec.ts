import { filledWith, type InvoiceReading, readFieldsOf, sameName } from './invoice';

const reading = (fields: InvoiceReading['fields']): InvoiceReading => ({
  form: 'pdf',
  fields,
  problems: [],
});
const typed = { number: '123', code: '051002000111', total: '9.00' };

it('fills what was read, each with its place', () => {
  const read = readFieldsOf(
    reading([
      { name: 'number', value: '26510000000000000001', from: 'xml' },
      { name: 'total', value: '1000.00', from: 'qr' },
      { name: 'net', value: '943.40', from: 'xml' },
    ]),
  );
  expect(read).toEqual({
    number: { value: '26510000000000000001', from: 'xml' },
    total: { value: '1000.00', from: 'qr' },
  });
  // the number of one invoice with the code of another would be no invoice
  expect(filledWith(typed, read)).toEqual({
    number: '26510000000000000001',
    code: '',
    total: '1000.00',
  });
});

it('leaves what was not read as it was typed', () => {
  expect(filledWith(typed, readFieldsOf(reading([])))).toEqual(typed);
});

it('knows a name in brackets of either width', () => {
  expect(sameName('示例（锦和）公司', '示例(锦和) 公司')).toBe(true);
  expect(sameName('示例公司', '示例有限公司')).toBe(false);
});

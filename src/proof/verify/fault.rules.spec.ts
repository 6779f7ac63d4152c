import { faultOf, Findings, wordsOfFault } from './fault.rules';

const told = { check: '每张凭证与它的存证逐字一致', table: 'entry', row: '17', column: 'total' };

describe('a fault', () => {
  it('is told with its place and both values', () => {
    const fault = faultOf({ ...told, expected: '300.00', found: '3000.00' });
    expect(wordsOfFault(fault)).toBe(
      '每张凭证与它的存证逐字一致：entry 17 的 total 应为 300.00，现为 3000.00',
    );
  });

  it('never shows private values', () => {
    const fault = faultOf({ ...told, secret: true, expected: '王某', found: '李某' });
    expect(wordsOfFault(fault)).not.toMatch(/王某|李某/);
  });

  it('is cut where a value is long, and says where there is none', () => {
    const words = wordsOfFault(faultOf({ ...told, expected: 'x'.repeat(500) }));
    expect(words.length).toBeLessThan(200);
    expect(words).toContain('现为 （无）');
  });
});

it('findings keep the first of each rule and count the rest', () => {
  const findings = new Findings();
  findings.add(faultOf({ ...told, row: '3' }), faultOf({ ...told, row: '4', count: 5 }));
  findings.add(faultOf({ ...told, table: 'posting', row: '9' }));
  expect(findings.list()).toMatchObject([
    { table: 'entry', row: '3', count: 6 },
    { table: 'posting', row: '9', count: 1 },
  ]);
  expect(wordsOfFault(findings.list()[0]!)).toContain('共 6 处');
});

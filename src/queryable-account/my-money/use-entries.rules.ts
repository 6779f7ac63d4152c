import { Money } from '../../shared/money';

/**
 * A home's share of a line, over the vouchers that make the line: in proportion to them and exact to the
 * fen, also where some take back what others paid. Equal remainders favour the earlier voucher.
 * @param amounts of the vouchers, red ones negative; they make the line.
 */
export function shareOverVouchers(share: Money, amounts: readonly Money[]): Money[] {
  const whole = Money.sum(amounts).toFen();
  if (whole === 0n) return amounts.map((_amount, at) => (at === 0 ? share : Money.zero));
  const fen = share.toFen();
  const parts = amounts.map((amount, at) => {
    const exact = whole < 0n ? -fen * amount.toFen() : fen * amount.toFen();
    const by = whole < 0n ? -whole : whole;
    const floor = exact >= 0n ? exact / by : -((-exact + by - 1n) / by);
    return { at, fen: floor, remainder: exact - floor * by };
  });
  let left = fen - parts.reduce((sum, part) => sum + part.fen, 0n);
  const order = [...parts].sort((a, b) =>
    b.remainder > a.remainder ? 1 : b.remainder < a.remainder ? -1 : a.at - b.at,
  );
  for (const part of order) {
    if (left === 0n) break;
    part.fen += 1n;
    left -= 1n;
  }
  return parts.map((part) => Money.fen(part.fen));
}

/** Money as whole fen (1/100 yuan) in a BigInt: no amount ever passes through a floating number. */

const AMOUNT = /^(-?)(\d{1,16})\.(\d{2})$/;

/**
 * As numeric(18,2) is written: `-12.30`. Null when it is not.
 * @param {string | undefined} text
 * @returns {bigint | null}
 */
export function parseFen(text) {
  const [, sign, yuan, cents] = AMOUNT.exec(text ?? '') ?? [];
  if (yuan === undefined || cents === undefined) return null;
  const fen = BigInt(yuan + cents);
  return sign ? -fen : fen;
}

/**
 * For people: `1,234.50`.
 * @param {bigint} fen
 */
export function formatFen(fen) {
  const digits = String(fen < 0n ? -fen : fen).padStart(3, '0');
  const yuan = digits.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, ',');
  return `${fen < 0n ? '-' : ''}${yuan}.${digits.slice(-2)}`;
}

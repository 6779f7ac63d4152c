/** 已遮盖: what was masked on a public copy, by kind. */
export class MaskedKindView {
  /** phone id-number plate bank-account name face address signature other */
  kind!: string;
  name!: string;
  count!: number;
}

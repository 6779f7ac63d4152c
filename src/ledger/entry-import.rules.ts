export interface ImportedVoucher {
  line: number;
}

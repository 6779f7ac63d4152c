export class BudgetSheetLineView {
  /** Row of the sheet, counting from 1 */
  row!: number;
  /** Null: a new line */
  lineId!: string | null;
  /** income or expense */
  side!: string;
  name!: string;
  accountCode!: string;
  unit!: string;
  unitPrice!: string;
  quantity!: string;
  frequency!: string;
  /** Part that is expected to come in, "0.92"; of income only */
  collectionRate!: string | null;
  amount!: string;
  isContingency!: boolean;
  basis!: string;
}

export class BudgetSheetProblemView {
  code!: string;
  message!: string;
  /** Row of the sheet, counting from 1 */
  line?: number;
  /** Title of the column */
  column?: string;
}

export class BudgetSheetTotalsView {
  income!: string;
  expense!: string;
  surplus!: string;
}

/** What an uploaded budget sheet says: nothing is saved */
export class BudgetSheetView {
  fileName!: string;
  lines!: BudgetSheetLineView[];
  problems!: BudgetSheetProblemView[];
  totals!: BudgetSheetTotalsView;
}

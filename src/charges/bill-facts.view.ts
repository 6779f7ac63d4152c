import type { ListedSharedCost, ListedVacancy, MeterLine } from './bill-facts.queries';

/** 空置登记 */
export class VacancyView {
  id!: string;
  label!: string;
  startsOn!: string;
  /** Last day; null while it goes on */
  endsOn!: string | null;
  reason!: string;
}

export class VacanciesView {
  items!: VacancyView[];
}

export class MeterLineView {
  unitId!: string;
  label!: string;
  /** What stood there a month ago */
  lastMonth!: string | null;
  before!: string | null;
  now!: string | null;
}

/** 抄表单 */
export class MeterSheetView {
  items!: MeterLineView[];
}

export class SharedCostView {
  feeCode!: string;
  total!: string;
  evidence!: string;
}

export class SharedCostsView {
  items!: SharedCostView[];
}

export const vacanciesViewOf = (listed: readonly ListedVacancy[]): VacanciesView => ({
  items: listed.map((each) => ({ ...each })),
});

export const meterSheetViewOf = (lines: readonly MeterLine[]): MeterSheetView => ({
  items: lines.map((each) => ({ ...each })),
});

export const sharedCostsViewOf = (costs: readonly ListedSharedCost[]): SharedCostsView => ({
  items: costs.map((cost) => ({ ...cost, total: cost.total.toString() })),
});

import { maskedPhone } from './masking.rules';
import { unitKindNames, unitLabelOf } from './places.rules';
import type { RollChange } from './roll-diff.rules';
import type { RollOutcome, StagedUnit } from './roll-import.entity';
import type { RollPreview } from './roll-import.service';

const PREVIEW_MAX = 20;
const CHANGES_MAX = 200;

export class RollProblemView {
  line!: number;
  /** The column as the file has it: "E 列（登记面积）" */
  column!: string;
  message!: string;
}

export class RollDifferenceView {
  what!: string;
  was!: string;
  becomes!: string;
}

export class RollPreviewPartyView {
  relation!: string;
  name!: string;
  phone!: string | null;
}

export class RollPreviewUnitView {
  building!: string;
  door!: string;
  label!: string;
  kind!: string;
  kindName!: string;
  registeredArea!: string;
  billingArea!: string;
  holding!: string;
  handedOverOn!: string | null;
  parties!: RollPreviewPartyView[];
  /** added, changed or unchanged */
  change!: string;
  differences!: RollDifferenceView[];
}

/** What taking in the file would do; nothing is written yet. */
export class RollPreviewView {
  importId!: string;
  /** Rows with data in them */
  rows!: number;
  buildings!: number;
  units!: number;
  parties!: number;
  added!: number;
  changed!: number;
  unchanged!: number;
  /** Every fault of the file; confirmation is refused while there are any. */
  problems!: RollProblemView[];
  /** The first twenty units, changed ones first */
  preview!: RollPreviewUnitView[];
}

export class RollChangeView {
  label!: string;
  kind!: string;
  differences!: RollDifferenceView[];
}

/** What was taken in */
export class RollOutcomeView {
  added!: number;
  changed!: number;
  unchanged!: number;
  /** At most two hundred of them, changed ones first */
  changes!: RollChangeView[];
}

const ORDER: Record<RollChange['kind'], number> = { changed: 0, added: 1, unchanged: 2 };

export function rollPreviewViewOf({ units, changes, ...read }: RollPreview): RollPreviewView {
  const count = (kind: RollChange['kind']) => changes.filter((one) => one.kind === kind).length;
  const pairs = units.flatMap((unit, place) => {
    const change = changes[place];
    return change ? [{ unit, change }] : [];
  });
  const shown = pairs.toSorted((a, b) => ORDER[a.change.kind] - ORDER[b.change.kind]);
  return {
    importId: read.importId,
    rows: read.rows,
    buildings: new Set(units.map(({ building }) => building)).size,
    units: units.length,
    parties: units.reduce((sum, { parties }) => sum + parties.length, 0),
    added: count('added'),
    changed: count('changed'),
    unchanged: count('unchanged'),
    problems: read.problems.map(({ line, column, message }) => ({ line, column, message })),
    preview: shown.slice(0, PREVIEW_MAX).map(({ unit, change }) => previewUnitOf(unit, change)),
  };
}

export function rollOutcomeViewOf({ changes, ...counts }: RollOutcome): RollOutcomeView {
  const shown = changes.toSorted((a, b) => ORDER[a.kind] - ORDER[b.kind]);
  const { added, changed, unchanged } = counts;
  return { added, changed, unchanged, changes: shown.slice(0, CHANGES_MAX).map(changeViewOf) };
}

function previewUnitOf(unit: StagedUnit, change: RollChange): RollPreviewUnitView {
  return {
    building: unit.building,
    door: unit.door,
    label: unitLabelOf(unit.building, unit.door),
    kind: unit.kind,
    kindName: unitKindNames[unit.kind],
    registeredArea: unit.registeredArea,
    billingArea: unit.billingArea,
    holding: unit.holding,
    handedOverOn: unit.handedOverOn,
    parties: unit.parties.map(({ relation, name, phoneTail }) => ({
      relation,
      name,
      phone: maskedPhone(phoneTail),
    })),
    change: change.kind,
    differences: change.differences.map(differenceViewOf),
  };
}

function changeViewOf({ label, kind, differences }: RollChange): RollChangeView {
  return { label, kind, differences: differences.map(differenceViewOf) };
}

function differenceViewOf({ what, was, becomes }: RollDifferenceView): RollDifferenceView {
  return { what, was, becomes };
}

/** One answer in which somebody in office saw my data or my home's. */
export class PersonalReadingView {
  id: string;
  at: string;
  communityName: string;
  /** The office that looked: 物业会计; never by name. */
  postName: string;
  /** What was shown: 缴费账户. */
  kindName: string;
  /** What it was for. */
  purpose: string;
  /** My homes in it; empty where it was about me and no home. */
  unitLabels: string[];
  /** How many other homes were in the same answer. */
  others: number;
}

export class PersonalReadingsView {
  items: PersonalReadingView[];
  next: string | null;
}

export class ErasureDutyView {
  communityName: string;
  /** What stands in the way, and what to do first. */
  text: string;
}

/** 注销: whether it may be, what goes and what stays. */
export class ErasureStandingView {
  may: boolean;
  duties: ErasureDutyView[];
  goes: string[];
  stays: string[];
  /** An authenticator is enrolled: its code is asked for too. */
  needsCode: boolean;
}

export class ErasedView {
  erased: boolean;
  /** Entries whose words were blanked. */
  entries: number;
}

import type { components } from '../api/schema';

type Schemas = components['schemas'];

export type DisclosureCalendar = Schemas['DisclosureCalendarView'];
export type DisclosureDuty = Schemas['CalendarDutyView'];
export type DisclosureProfile = Schemas['DisclosureProfileView'];
export type Publication = Schemas['PublicationView'];

import { today } from '../../shared/format/dates';
import { useHereGet } from '../app/here';
import type { FeeSchedule } from './types';

/** 收费标准, newest first. */
export function useSchedules() {
  return useHereGet<{ items: FeeSchedule[] }>('/fee-schedules');
}

/** The version that governs a day; null before the first one. */
export function inForce(
  schedules: readonly FeeSchedule[] | undefined,
  on: string = today(),
): FeeSchedule | null {
  return schedules?.find(({ effectiveOn }) => effectiveOn <= on) ?? null;
}

import { type Habit, habitOf } from './fees.rules';
import { demoParking, demoRoll } from './roll.rules';

/** How a unit's owner pays: a parking space is paid as the home it is let to. */
export interface Payer {
  /** 3栋2单元301, 地面车位001号 */
  readonly label: string;
  readonly habit: Habit;
  readonly isParking: boolean;
}

const labelOf = ({ building, door }: { building: string; door: string }): string => building + door;

/** Everyone who is billed as an owner, in the order of the roll. */
export function demoPayers(): Payer[] {
  const roll = demoRoll();
  const homes = roll.flatMap((home, at): Payer[] => {
    const label = labelOf(home);
    return home.developerHeld ? [] : [{ label, habit: habitOf(label, at), isParking: false }];
  });
  const habits = new Map(homes.map(({ label, habit }) => [label, habit]));
  const spaces = demoParking(roll).map((space): Payer => ({
    label: labelOf(space),
    habit: habits.get(space.home) ?? 'collection',
    isParking: true,
  }));
  return [...homes, ...spaces];
}

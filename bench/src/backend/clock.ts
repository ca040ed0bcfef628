const DAY = 86_400_000;
const RealDate = Date;

let ahead = 0;

/** The clock of this process, some days ahead of the real one. */
class ShiftedDate extends RealDate {
  constructor(...args: unknown[]) {
    if (args.length === 0) super(RealDate.now() + ahead);
    else super(...(args as [number]));
  }

  static now(): number {
    return RealDate.now() + ahead;
  }
}

/** Lets days pass for everything in this process. */
export function setClock(days: number): void {
  ahead = days * DAY;
  global.Date = ShiftedDate as DateConstructor;
}

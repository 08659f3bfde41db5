/** A double press comes within so many milliseconds. */
const SETTLED = 500;
/** A hand that goes on to something else goes farther than so many pixels. */
const NEAR = 8;

/** Where on the screen something was pressed. */
export interface Place {
  x: number;
  y: number;
}

/**
 * Keeps a press that was meant for something else from acting in a box that has just appeared under the hand: the second
 * click of a double click, or a key that is still held down. Whoever has gone to the button, or has written something, means it.
 */
export class Settling {
  private settled = false;

  /** @param opener where the press that opened the box was, if it was the pointer's. */
  constructor(
    private readonly since: number,
    private readonly opener: Place | null,
  ) {}

  /** Something was written in the box. */
  wrote(): void {
    this.settled = true;
  }

  /** Whether a click counts. `count` is the how manieth of quick clicks at one place it is, and 0 from the keyboard. */
  counts(now: number, place: Place, count: number): boolean {
    const away =
      count > 0 && (this.opener === null || Math.hypot(place.x - this.opener.x, place.y - this.opener.y) > NEAR);
    this.settled ||= away || (now - this.since >= SETTLED && count < 2);
    return this.settled;
  }
}

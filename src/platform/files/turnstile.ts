/**
 * Lets a few pieces of work through at a time and keeps the rest in line. Decoding a large photo takes
 * hundreds of megabytes for a moment; twenty uploads at once must take their time, not the memory.
 */
export class Turnstile {
  private readonly waiting: Array<() => void> = [];
  private busy = 0;

  constructor(private readonly places: number) {}

  async pass<T>(work: () => Promise<T>): Promise<T> {
    if (this.busy < this.places) this.busy += 1;
    // Whoever leaves hands over the place, so that nobody who comes later can slip in between.
    else await new Promise<void>((enter) => this.waiting.push(enter));
    try {
      return await work();
    } finally {
      const next = this.waiting.shift();
      if (next) next();
      else this.busy -= 1;
    }
  }
}

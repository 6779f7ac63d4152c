import { Injectable } from '@nestjs/common';
import { createHash } from 'node:crypto';
import { CARD_WIDTH, monthCardSvg } from '../../reports/month-card/draw';
import type { MonthCard } from '../../reports/month-card/content.rules';
import { pngOf } from '../../reports/layout/picture';

export interface Picture {
  readonly bytes: Buffer;
  /** SHA-256, hex, of what is drawn: the same as long as the card says the same. */
  readonly tag: string;
}

const KEPT = 24;

/** Cards as PNG. Drawing takes a third of a second, so the last few are kept by what they say. */
@Injectable()
export class CardPictures {
  private readonly kept = new Map<string, Promise<Buffer>>();

  tagOf(card: MonthCard): string {
    return createHash('sha256').update(monthCardSvg(card)).digest('hex');
  }

  async draw(card: MonthCard): Promise<Picture> {
    const svg = monthCardSvg(card);
    const tag = createHash('sha256').update(svg).digest('hex');
    return { bytes: await this.drawn(tag, svg), tag };
  }

  private drawn(tag: string, svg: string): Promise<Buffer> {
    const known = this.kept.get(tag);
    if (known) return known;
    const drawing = pngOf(svg, CARD_WIDTH);
    this.kept.set(tag, drawing);
    // one that failed is tried again by who asks next
    drawing.catch(() => this.kept.delete(tag));
    const [oldest] = this.kept.keys();
    if (this.kept.size > KEPT && oldest !== undefined) this.kept.delete(oldest);
    return drawing;
  }
}

import { Injectable } from '@nestjs/common';
import type { ReportDocument } from '../../reports/layout/document/document';
import { drawDocument } from '../../reports/layout/document/draw-document';
import type { Printed } from '../../reports/layout/sheet';
import { Clock } from '../platform/clock';
import { Config } from '../platform/config';

/** Documents drawn for a reader on the spot: filed nowhere, so that they have no number. */
@Injectable()
export class DrawnPapers {
  constructor(
    private readonly clock: Clock,
    private readonly config: Config,
  ) {}

  draw(document: ReportDocument): Promise<Printed> {
    return drawDocument(document, {
      madeBy: '查阅人',
      madeAt: this.clock.now(),
      printNo: 1,
      throughSeq: null,
      number: null,
      site: this.config.publicUrl,
    });
  }
}

import { Module } from '@nestjs/common';
import { LedgerModule } from '../../ledger/ledger.module';
import { MoneyCheckQueries } from './money-check.queries';
import { MoneyMonthsService } from './money-months.service';
import { MyMoneyQueries } from './my-money.queries';
import { UseEntriesQueries } from './use-entries.queries';

const PARTS = [MyMoneyQueries, MoneyCheckQueries, UseEntriesQueries];

/** 我的钱去哪了: every closed month divided among the households, by its closing. */
@Module({
  imports: [LedgerModule],
  providers: [...PARTS, MoneyMonthsService],
  exports: PARTS,
})
export class MyMoneyModule {}

import { Module } from '@nestjs/common';
import { registerBookSweep } from '../../platform/database/book-sweeps';
import { LedgerModule } from '../../ledger/ledger.module';
import { MoneyCheckQueries } from './money-check.queries';
import { MoneyPapers } from './money-papers';
import { MoneyMonthsService } from './money-months.service';
import { MyMoneyQueries } from './my-money.queries';
import { recountMoney } from './recount-money';
import { UseEntriesQueries } from './use-entries.queries';

registerBookSweep(recountMoney);

const PARTS = [MyMoneyQueries, MoneyCheckQueries, UseEntriesQueries, MoneyPapers];

/** 我的钱去哪了: every closed month divided among the households, by its closing. */
@Module({
  imports: [LedgerModule],
  providers: [...PARTS, MoneyMonthsService],
  exports: PARTS,
})
export class MyMoneyModule {}

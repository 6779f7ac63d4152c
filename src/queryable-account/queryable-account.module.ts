import { Module } from '@nestjs/common';
import { EntryColumnsQueries } from './entry-columns.queries';
import { EntryPageQueries } from './entry-page.queries';
import { ExploreQueries } from './explore/explore.queries';
import { FlowQueries } from './flow.queries';
import { LineEntriesQueries } from './line-entries.queries';
import { SavedSearchesQueries } from './search/saved-searches.queries';
import { SavedSearchesService } from './search/saved-searches.service';
import { SearchQueries } from './search/search.queries';
import { StatementQueries } from './statement.queries';
import { SummaryQueries } from './summary.queries';
import { CorrectionsQueries } from './time-machine/corrections.queries';
import { TimeMachineQueries } from './time-machine/time-machine.queries';

/** 可查询账户: reads only. Expects Clock and Reading from the platform. */
@Module({
  providers: [
    EntryColumnsQueries,
    EntryPageQueries,
    ExploreQueries,
    FlowQueries,
    LineEntriesQueries,
    SavedSearchesQueries,
    SavedSearchesService,
    SearchQueries,
    StatementQueries,
    SummaryQueries,
    CorrectionsQueries,
    TimeMachineQueries,
  ],
  exports: [
    EntryColumnsQueries,
    EntryPageQueries,
    ExploreQueries,
    FlowQueries,
    LineEntriesQueries,
    SavedSearchesQueries,
    SavedSearchesService,
    SearchQueries,
    StatementQueries,
    SummaryQueries,
    CorrectionsQueries,
    TimeMachineQueries,
  ],
})
export class QueryableAccountModule {}

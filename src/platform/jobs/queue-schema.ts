import pg from 'pg';
import PgBoss from 'pg-boss';

/** The queue's tables live apart from the books, in a schema of their own. */
export const queueSchema = 'pgboss';

/** One queue for all kinds of work: the kind is in the job, so a new kind needs no new table. */
export const workQueue = 'work';

/** Says that there is something new to do. */
export const jobChannel = 'trust_jobs';

export const jobRetriesMax = 2;

/**
 * Creates or upgrades the queue as the owner of the schema. The serving role gets rows only: it may
 * send, fetch, finish and clear away, but it cannot create a queue or change a table.
 */
export async function installQueue(ownerUrl: string): Promise<void> {
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  // pg-boss announces some of its work as events; an 'error' without a listener would end us.
  const boss = new PgBoss({
    db: { executeSql: (text, values) => owner.query(text, values) },
    schema: queueSchema,
    migrate: true,
    supervise: false,
    schedule: false,
  });
  boss.on('error', ignore);
  try {
    await boss.start();
    await boss.createQueue(workQueue, {
      name: workQueue,
      policy: 'standard',
      retryLimit: jobRetriesMax,
      retryDelay: 2,
      retryBackoff: true,
      // A running job is not judged by its age but by whether its process lives (job-keeper.ts).
      expireInHours: 23,
    });
    await owner.query(queueGrants);
  } finally {
    await boss.stop({ graceful: false });
    await owner.end();
  }
}

function ignore(): void {
  // The same error is thrown to the caller.
}

const queueGrants = `
  grant usage on schema ${queueSchema} to trust_app;
  grant select on ${queueSchema}.queue to trust_app;
  grant select, update on ${queueSchema}.version to trust_app;
  grant select, insert, update, delete on ${queueSchema}.job, ${queueSchema}.archive to trust_app;
  revoke execute on all functions in schema ${queueSchema} from public;
`;

import pg from 'pg';

/** One statement as a login of the installation, inside a community as the program would be. */
export async function asRole(
  url: string,
  communityId: number,
  sql: string,
): Promise<pg.QueryResult> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query('begin');
    await client.query(`select set_config('app.community_id', $1, true)`, [String(communityId)]);
    const result = await client.query(sql);
    await client.query('commit');
    return result;
  } finally {
    await client.end();
  }
}

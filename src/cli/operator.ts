/** The one who acts has no log-in here that may. */
export class NoSuchOperator extends Error {}

type Rows = (sql: string, params: unknown[]) => Promise<{ id: string }[]>;

/**
 * The person behind an operator's log-in.
 * @throws NoSuchOperator in a sentence for whoever types the command.
 */
export async function operatorId(rows: Rows, login: string): Promise<string> {
  const [operator] = await rows(
    `select person_id as id from login where login_name = $1 and is_operator and disabled_at is null`,
    [login.toLowerCase()],
  );
  if (operator) return operator.id;
  throw new NoSuchOperator(
    `“${login}”不是系统管理员的登录。请先用 create-admin 建立，或核对登录名。`,
  );
}

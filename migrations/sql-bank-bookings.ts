/**
 * Money may leave without two keys only where the bank has taken it already, and only so much: its own
 * charge of up to 500 yuan, or what a payment firm kept of a day's orders, whose rest is the very line
 * (domain: 3.4 no. 4). Anything larger is a payment like every other.
 */
export const bankBookings = `
  create or replace function bank_line_covers(
    p_community integer, p_line uuid, p_amount numeric, p_account text
  ) returns boolean language sql stable set search_path = pg_catalog, public as $$
    select exists (
      select from bank_line l
      join bank_account a on a.community_id = l.community_id and a.id = l.bank_account_id
      where l.community_id = p_community and l.id = p_line and a.account_code = p_account
        and l.amount = - p_amount and p_amount <= 500
    ) or exists (
      select from bank_line l
      join bank_line o on o.community_id = l.community_id and o.bank_account_id <> l.bank_account_id
        and o.booked_on between l.booked_on - 4 and l.booked_on
      join bank_account a on a.community_id = o.community_id and a.id = o.bank_account_id
        and a.account_code = p_account and a.account_code like '1012%'
      where l.community_id = p_community and l.id = p_line
      group by l.amount, o.bank_account_id, o.booked_on
      having round(sum(o.fee), 2) = p_amount and sum(o.amount) - p_amount = l.amount)
  $$;
`;

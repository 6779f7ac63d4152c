/**
 * What a request must be when it is submitted, judged again by the database. Present text: every migration
 * that changes it applies it again (docs/decisions/0007).
 */
export const submissionGuards = `
  -- the step of the contract's ladder; a related party never stays with the firm's own reviewer
  create or replace function spending_step(terms jsonb, amount numeric, related boolean) returns jsonb
    language sql immutable parallel safe set search_path = pg_catalog as $$
    select step from jsonb_array_elements(terms->'approvalLadder') with ordinality as l(step, n)
    where (step->>'upTo' is null or amount <= (step->>'upTo')::numeric)
      and (not related or step->>'by' = 'committee')
    order by n limit 1
  $$;

  -- the day by which a request counts: submitted then, or last written on as a draft
  create or replace function spending_basis_day(request spending_request) returns date
    language sql stable set search_path = pg_catalog as $$
    select coalesce(request.submitted_on, (request.updated_at at time zone 'Asia/Shanghai')::date)
  $$;

  -- This request and its sisters of thirty days, to the same payee and out of the same line (where there is
  -- none, of the same account), drafts included: splitting a purchase does not lower it (assurance: T7).
  -- What is left of orders counts beside it, unless the request is one under them.
  create or replace function spending_basis(request spending_request, submitted date) returns numeric
    language plpgsql stable set search_path = pg_catalog, public as $$
  begin
    return request.amount + coalesce((select sum(other.amount) from spending_request other
      where other.community_id = request.community_id and other.payee_id = request.payee_id
        and other.id <> request.id and other.state not in ('rejected', 'withdrawn')
        and case when request.budget_line_id is null or other.budget_line_id is null
          then other.account_code = request.account_code
          else other.budget_line_id = request.budget_line_id end
        and spending_basis_day(other) > submitted - 30
        and (other.state = 'draft' or spending_basis_day(other) <= submitted)), 0)
      + case when request.commitment_id is not null then 0
        else coalesce((select sum(commitment_rest(c)) from commitment c
          where c.community_id = request.community_id and c.payee_id = request.payee_id
            and c.budget_line_id = request.budget_line_id and c.state in ('proposed', 'agreed')
            and c.proposed_on > submitted - 30 and c.proposed_on <= submitted), 0) end;
  end $$;

  -- What the books owe on the request's account and fund, less what others have under way to settle: a debt
  -- nobody booked is no way round the budget. The payable of an emergency is kept for the emergency.
  create or replace function spending_owed(request spending_request) returns numeric
    language plpgsql stable set search_path = pg_catalog, public as $$
  begin
    return coalesce((select sum(p.credit - p.debit) from account_period p
        where p.community_id = request.community_id and p.account_code = request.account_code
          and p.fund = request.fund), 0)
      - coalesce((select sum(other.amount) from spending_request other
        where other.community_id = request.community_id and other.id <> request.id
          and other.fund = request.fund
          and other.state in ('submitted', 'reviewed', 'approved', 'ordered', 'released')
          and (other.account_code = request.account_code or exists (
            select from spending_emergency e where e.community_id = other.community_id
              and e.request_id = other.id and e.version = other.version
              and e.payable_account = request.account_code))), 0);
  end $$;

  -- 无预算不支出: an expense is charged to a line of its year that has so much left, under the line's lock
  create or replace function spending_budget_holds(request spending_request) returns boolean
    language plpgsql set search_path = pg_catalog, public as $$
  declare
    promised record;
    urgent boolean := request.emergency_grounds is not null;
  begin
    if request.budget_line_id is null then
      return request.commitment_id is null and (urgent
        or not budget_control_on(request.community_id, request.fund, request.submitted_on)
        or exists (select from account a where a.community_id = request.community_id
          and a.code = request.account_code and a.kind <> 'expense'
          and (a.kind <> 'liability' or request.amount <= spending_owed(request))));
    end if;
    perform hold_budget_lines(request.community_id, array[request.budget_line_id]);
    if not budget_line_takes(request.community_id, request.budget_line_id, request.fund,
        request.account_code, request.submitted_on) then
      return false;
    end if;
    if request.commitment_id is null then
      return urgent or (select s.available >= request.amount
        from budget_line_standing(request.community_id, request.budget_line_id) s);
    end if;
    -- promised already: not promised twice, and not more than was promised
    select c.state, c.payee_id, c.budget_line_id, commitment_rest(c) as rest into promised
      from commitment c where c.community_id = request.community_id and c.id = request.commitment_id;
    return not urgent and promised.state = 'agreed' and promised.payee_id = request.payee_id
      and promised.budget_line_id = request.budget_line_id and promised.rest >= request.amount;
  end $$;

  create or replace function spending_submission_holds(request spending_request) returns boolean
    language plpgsql set search_path = pg_catalog, public as $$
  declare
    contract trust_contract;
    paid_to payee;
    step jsonb;
  begin
    select * into paid_to from payee
      where community_id = request.community_id and id = request.payee_id for update;
    select * into contract from trust_contract
      where community_id = request.community_id and effective_on <= request.submitted_on
      order by effective_on desc limit 1;
    if not coalesce(spending_budget_holds(request), false) then
      perform refuse_spending('spending_within_budget', 'no line of the budget in force has so much left');
    end if;
    step := spending_step(contract.terms, request.ladder_basis, paid_to.related_party);
    return coalesce(
      request.contract_version = contract.version
      and request.ladder_basis = spending_basis(request, request.submitted_on)
      and request.ladder_by = step->>'by'
      and request.approvals_needed = (step->>'approvals')::smallint
      and request.consultation_days = (step->>'consultationDays')::smallint
      and exists (select from spending_file f where f.community_id = request.community_id
        and f.request_id = request.id and f.version = request.version)
      and (request.ladder_basis <= (contract.terms->>'quotesAbove')::numeric
        or length(btrim(request.quotes_exempt)) >= 4
        -- prices were compared when the contract or the order was agreed
        or request.commitment_id is not null
        or (contract.terms->>'quotesNeeded')::integer <= (
          select count(distinct q.supplier) from spending_quote q
          where q.community_id = request.community_id and q.request_id = request.id
            and q.version = request.version)), false);
  end $$;
`;

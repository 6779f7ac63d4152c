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

  -- this request and its sisters of thirty days: splitting a purchase does not lower it (assurance: T7)
  create or replace function spending_basis(request spending_request, submitted date) returns numeric
    language sql stable set search_path = pg_catalog, public as $$
    select request.amount + coalesce(sum(amount), 0) from spending_request other
    where other.community_id = request.community_id and other.payee_id = request.payee_id
      and other.account_code = request.account_code and other.id <> request.id
      and other.state not in ('draft', 'rejected', 'withdrawn')
      and other.submitted_on > submitted - 30 and other.submitted_on <= submitted
  $$;

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
        or (contract.terms->>'quotesNeeded')::integer <= (
          select count(distinct q.supplier) from spending_quote q
          where q.community_id = request.community_id and q.request_id = request.id
            and q.version = request.version)), false);
  end $$;
`;

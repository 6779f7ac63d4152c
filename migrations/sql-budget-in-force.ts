/** The only way by which a version begins to hold. */
export const putBudgetInForce = `
  -- what an adjustment gives to lines: Σ of what grew
  create or replace function budget_moved(p_community integer, p_budget uuid, p_version integer)
    returns numeric language sql stable set search_path = public, pg_temp as $$
    select coalesce(sum(greatest(c.amount - coalesce(o.amount, 0), 0)), 0)
    from budget_version v
    join budget_line_content c on c.community_id = v.community_id and c.budget_id = v.budget_id
      and c.version = v.version and c.side = 'expense'
    left join budget_line_content o on o.community_id = v.community_id and o.budget_id = v.budget_id
      and o.version = v.base_version and o.line_id = c.line_id
    where v.community_id = p_community and v.budget_id = p_budget and v.version = p_version
  $$;

  -- 调剂, 动用预备费: the sum stays, no line gives more than its share, the year not more than agreed
  create or replace function budget_adjustment_holds(v budget_version, p_on date) returns boolean
    language sql stable set search_path = public, pg_temp as $$
    with agreed as (
      select coalesce((budget_terms(v.community_id, p_on) #>> '{virement,share}')::numeric, 0.10) as share,
        coalesce((budget_terms(v.community_id, p_on) #>> '{virement,yearly}')::numeric, 20000) as yearly
    ), line as (
      select line_id, coalesce(o.amount, 0) as before, coalesce(c.amount, 0) as after,
        coalesce(c.side, o.side) as side, coalesce(o.is_contingency, false) as reserve
      from (select * from budget_line_content where community_id = v.community_id
          and budget_id = v.budget_id and version = v.base_version) o
      full join (select * from budget_line_content where community_id = v.community_id
          and budget_id = v.budget_id and version = v.version) c using (line_id)
    )
    select coalesce(sum(after - before), 0) = 0 and bool_and(side = 'expense' or after = before)
      and bool_and(case v.kind
        when 'contingency' then after >= before or reserve
        else before - after <= round(before * share, 2) end)
      and coalesce((select sum(budget_moved(e.community_id, e.budget_id, e.version))
        from budget_version e where e.community_id = v.community_id and e.budget_id = v.budget_id
          and e.kind in ('virement', 'contingency') and e.state in ('effective', 'superseded')), 0)
        + budget_moved(v.community_id, v.budget_id, v.version) <= max(yearly)
    from line, agreed group by agreed.share
  $$;

  -- Puts a decided version in force: the approved amount of every line with it, in one act.
  create or replace function put_budget_in_force(
    p_community integer, p_budget uuid, p_version integer, p_at timestamptz
  ) returns void language plpgsql security definer set search_path = public, pg_temp as $$
  declare
    head budget; v budget_version; voices record; on_day date;
  begin
    if p_community is distinct from current_community() then
      raise exception 'not the community of this transaction' using errcode = '42501';
    end if;
    perform hold_log(p_community);
    select * into head from budget where community_id = p_community and id = p_budget for update;
    select * into v from budget_version where community_id = p_community and budget_id = p_budget
      and version = p_version for update;
    if v.state is distinct from 'deciding' or v.base_version is distinct from head.in_force_version
       or head.settled_at is not null
       or v.content_hash is distinct from budget_content_hash(p_community, p_budget, p_version) then
      perform refuse_budget('budget_effect_in_turn', 'nothing is decided of this version');
    end if;
    on_day := coalesce(budget_step_day(v, 'resolve'), budget_step_day(v, 'agree'));
    select * into voices from budget_voices(v, 'agree', on_day);
    if not coalesce(case v.decided_by
        when 'owners' then budget_step_day(v, 'resolve') is not null and budget_owners_said(v)
        else voices.said * 2 > voices.sitting end, false) then
      perform refuse_budget('budget_effect_needs_decision', 'those who decide have not agreed');
    end if;
    if v.kind in ('virement', 'contingency') and not coalesce(budget_adjustment_holds(v, on_day), false) then
      perform refuse_budget('budget_adjustment_within', 'more than may be moved without asking');
    end if;
    update budget set in_force_version = p_version, in_force_at = p_at
      where community_id = p_community and id = p_budget;
    update budget_version set state = 'superseded' where community_id = p_community
      and budget_id = p_budget and version = head.in_force_version;
    update budget_version set state = 'effective', decided_at = p_at where community_id = p_community
      and budget_id = p_budget and version = p_version;
    -- after the lines are locked nobody commits; what is committed and spent stays covered
    perform from budget_line where community_id = p_community and budget_id = p_budget
      order by id for update;
    update budget_line l set approved = coalesce(c.amount, 0), name = coalesce(c.name, l.name),
        position = coalesce(c.position, l.position)
      from budget_line known
      left join budget_line_content c on c.community_id = known.community_id
        and c.budget_id = known.budget_id and c.version = p_version and c.line_id = known.id
      where l.community_id = p_community and l.budget_id = p_budget
        and known.community_id = l.community_id and known.id = l.id
        and (l.approved, l.name, l.position) is distinct from
          (coalesce(c.amount, 0), coalesce(c.name, l.name), coalesce(c.position, l.position));
    if head.in_force_version is not null and exists (
        select from budget_line l, lateral budget_line_standing(p_community, l.id) s
        where l.community_id = p_community and l.budget_id = p_budget and l.side = 'expense'
          and s.available < 0 and l.approved < coalesce((select o.amount from budget_line_content o
            where o.community_id = p_community and o.budget_id = p_budget
              and o.version = head.in_force_version and o.line_id = l.id), 0)) then
      perform refuse_budget('budget_line_covers_spent', 'a line cannot have less than is committed and spent');
    end if;
  end $$;
  revoke execute on function put_budget_in_force(integer, uuid, integer, timestamptz) from public;
  grant execute on function put_budget_in_force(integer, uuid, integer, timestamptz) to trust_app;
`;

import { handedOver } from './sql';

/**
 * 发票登记, across the whole installation: one trustee runs many communities, and the same invoice
 * must not be paid by two of them. Keyed hashes only; nobody but these functions reads the tables.
 */
export const invoices = `
  create table invoice_registry (
    invoice_hash text primary key,
    total numeric(18,2) not null check (total > 0)
  );
  create table invoice_claim (
    claim uuid primary key,
    invoice_hash text not null references invoice_registry,
    amount numeric(18,2) not null check (amount > 0)
  );
  create index invoice_claim_invoice on invoice_claim (invoice_hash);
  grant select, insert, update, delete on invoice_registry, invoice_claim to trust_directory;

  -- no row: never seen; says nothing of who used it, where or for what
  create function invoice_remaining(wanted text, own uuid)
    returns table (total numeric, remaining numeric)
    language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
    select r.total, r.total - coalesce((select sum(c.amount) from invoice_claim c
      where c.invoice_hash = r.invoice_hash and c.claim <> own), 0)
    from invoice_registry r where r.invoice_hash = wanted
  $$;

  -- The claim follows the request's state, so that nobody can give an invoice back by hand.
  create function spending_claims_invoice() returns trigger
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
  declare
    known numeric;
    used numeric;
  begin
    if new.version <> old.version or new.state in ('rejected', 'withdrawn') then
      delete from invoice_claim where claim = old.id;
    elsif new.state = 'submitted' and old.state = 'draft' and new.invoice_hash is not null then
      insert into invoice_registry values (new.invoice_hash, new.invoice_total) on conflict do nothing;
      select r.total into known from invoice_registry r
        where r.invoice_hash = new.invoice_hash for update;
      select coalesce(sum(c.amount), 0) into used from invoice_claim c
        where c.invoice_hash = new.invoice_hash;
      if known <> new.invoice_total and used > 0 then
        raise exception 'invoice total differs' using errcode = '23514', constraint = 'invoice_total_agrees';
      elsif known <> new.invoice_total then
        -- all earlier claims were given back: the first total may have been a slip of the keyboard
        update invoice_registry r set total = new.invoice_total where r.invoice_hash = new.invoice_hash;
      end if;
      if used + new.amount > new.invoice_total then
        raise exception 'invoice used' using errcode = '23505', constraint = 'invoice_used_once';
      end if;
      insert into invoice_claim values (new.id, new.invoice_hash, new.amount);
    end if;
    return null;
  end $$;

  create trigger spending_claims_invoice after update of state, version on spending_request
    for each row execute function spending_claims_invoice();

  ${handedOver(['invoice_remaining(text, uuid)'], 'trust_app, trust_report')}
  ${handedOver(['spending_claims_invoice()'])}
`;

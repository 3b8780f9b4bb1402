-- Handing a report over to a partner: what was handed over, which streets and areas a partner looks after, and the counts it may see.
create table public_space.handover (
  municipality smallint not null,
  id uuid not null,
  report uuid not null,
  organisation uuid,
  to_name text not null check (length(to_name) between 1 and 160),
  way text not null check (way in ('account', 'link')),
  email text check (length(email) between 3 and 254),
  token_hash text check (length(token_hash) = 64),
  expires_at timestamptz,
  message text not null default '' check (length(message) <= 500),
  due date not null,
  shows_words boolean not null default false,
  state text not null default 'sent' check (state in ('sent', 'accepted', 'answered', 'declined', 'withdrawn')),
  answer text not null default '' check (length(answer) <= 1000),
  is_fixed boolean not null default false,
  batch uuid,
  made_by uuid,
  made_name text not null default '' check (length(made_name) <= 120),
  made_at timestamptz not null default clock_timestamp(),
  moved_at timestamptz not null default clock_timestamp(),
  reminded_at timestamptz,
  primary key (municipality, id),
  foreign key (municipality, report) references public_space.report on delete cascade,
  foreign key (municipality, organisation) references platform.organisation on delete cascade,
  foreign key (municipality, made_by) references platform.account on delete set null (made_by),
  constraint account_of_an_organisation check (way = 'link' or organisation is not null),
  constraint link_is_whole check ((email is null or way = 'link') and (way = 'link') = (token_hash is not null) and (way = 'link') = (expires_at is not null))
);
comment on table public_space.handover is 'sensitive: A report handed over to a partner, and what the partner answered. It does not say who reported.';
comment on column public_space.handover.municipality is 'open: The town.';
comment on column public_space.handover.id is 'internal: Identifier.';
comment on column public_space.handover.report is 'internal: The report.';
comment on column public_space.handover.organisation is 'internal: The partner; null for somebody who is none and has a link.';
comment on column public_space.handover.to_name is 'internal: The name of the partner then.';
comment on column public_space.handover.way is 'internal: By the accounts of the partner or by a link in a letter.';
comment on column public_space.handover.email is 'personal: Where the link was sent; gone when it is over and kept long enough.';
comment on column public_space.handover.token_hash is 'sensitive: Hash of what stands in the link.';
comment on column public_space.handover.expires_at is 'internal: When the link opens nothing any more.';
comment on column public_space.handover.message is 'internal: What the town asks the partner to do.';
comment on column public_space.handover.due is 'internal: The day the partner has answered at the latest.';
comment on column public_space.handover.shows_words is 'internal: Whether the words were read when it was handed over, so that the partner sees them.';
comment on column public_space.handover.state is 'internal: How far it is.';
comment on column public_space.handover.answer is 'internal: What the partner answered, or why it cannot.';
comment on column public_space.handover.is_fixed is 'internal: Whether the partner says that it is put right.';
comment on column public_space.handover.batch is 'internal: Reports handed over together.';
comment on column public_space.handover.made_by is 'personal: Who handed it over; null for a rule.';
comment on column public_space.handover.made_name is 'personal: Their name then.';
comment on column public_space.handover.made_at is 'internal: When.';
comment on column public_space.handover.moved_at is 'internal: When it last moved.';
comment on column public_space.handover.reminded_at is 'internal: When the partner was reminded.';
create unique index handover_one_at_a_time on public_space.handover (municipality, report) where state in ('sent', 'accepted');
create index handover_by_report on public_space.handover (municipality, report, made_at);
create index handover_by_organisation on public_space.handover (municipality, organisation, made_at desc);
create unique index handover_by_token on public_space.handover (municipality, token_hash) where token_hash is not null;
create index handover_by_due on public_space.handover (municipality, due) where state in ('sent', 'accepted');
create index handover_by_maker on public_space.handover (municipality, made_by) where made_by is not null;

-- What the agreement with a partner and its kind allow: faults where they are shared; of what is sensitive one at a time only to an authority or a school.
create function public_space.may_have_report(report uuid, partner uuid) returns boolean language sql stable
  return exists (select from public_space.report r where r.municipality = platform.town() and r.id = may_have_report.report
    and (may_have_report.partner is null and r.door = 'fault'
      or exists (select from platform.organisation o where o.municipality = platform.town() and o.id = may_have_report.partner and o.ended_at is null
        and case r.door when 'fault' then 'faults' = any (o.shared) else o.kind in ('authority', 'school') and r.words_state <> 'unread' end)));
comment on function public_space.may_have_report(uuid, uuid) is 'Whether a report may be handed over to a partner, or to somebody who is none.';

alter table public_space.handover enable row level security;
alter table public_space.handover force row level security;
grant select, delete on public_space.handover to trygby_app;
grant insert (municipality, id, report, organisation, to_name, way, email, token_hash, expires_at, message, due, shows_words, state, answer, is_fixed, batch, made_by, made_name) on public_space.handover to trygby_app;
grant update (email, token_hash, expires_at, state, answer, is_fixed, moved_at, reminded_at) on public_space.handover to trygby_app;
-- Staff who see reports see where they were handed over.
create policy staff_sees_handovers on public_space.handover for select using (
  municipality = (select platform.town()) and (select public_space.sees_reports()));
-- A partner sees what was handed over to it, until the town takes it back or its agreement ends.
create policy partner_sees_own_handovers on public_space.handover for select using (
  municipality = (select platform.town()) and organisation = (select goals.own_organisation()) and state <> 'withdrawn'
  and exists (select from platform.organisation o where o.municipality = handover.municipality and o.id = handover.organisation and o.ended_at is null));
-- Those who work on reports hand them over, in their own name, to whom the agreement allows it.
create policy staff_hands_over on public_space.handover for insert with check (
  municipality = platform.town() and public_space.works_on_reports() and made_by is not distinct from platform.actor()
  and public_space.may_have_report(report, organisation) and (platform.is_system() or state = 'sent'));
-- They take it back; the answer is the partner's and comes through the machinery.
create policy staff_takes_back on public_space.handover for update
  using (municipality = platform.town() and public_space.works_on_reports() and (platform.is_system() or state in ('sent', 'accepted')))
  with check (municipality = platform.town() and (platform.is_system() or state = 'withdrawn'));
-- Only the machinery deletes one, with the demonstration.
create policy machinery_deletes_handovers on public_space.handover for delete using (municipality = platform.town() and platform.is_system());

-- Whether a report of this door has been handed over to the partner who asks, and its agreement still allows it.
create function public_space.is_with_own_organisation(report uuid, door text) returns boolean language sql stable
  return exists (select from public_space.handover h
    join platform.organisation o on o.municipality = h.municipality and o.id = h.organisation and o.ended_at is null
    where h.municipality = platform.town() and h.report = is_with_own_organisation.report and h.organisation = goals.own_organisation()
      and h.state in ('sent', 'accepted', 'answered')
      and case is_with_own_organisation.door when 'fault' then 'faults' = any (o.shared) else o.kind in ('authority', 'school') end);
comment on function public_space.is_with_own_organisation(uuid, text) is 'Whether a report was handed over to the partner of the one who acts.';
-- A partner sees a report that was handed over to it; who reported stands in another table, which it does not see.
create policy partner_sees_what_was_handed_over on public_space.report for select using (
  municipality = (select platform.town()) and (select platform.has_role('partner')) and public_space.is_with_own_organisation(id, door));

create table public_space.organisation_block (
  municipality smallint not null,
  id uuid not null,
  organisation uuid not null,
  area uuid,
  street text not null default '' check (length(street) <= 120),
  primary key (municipality, id),
  foreign key (municipality, organisation) references platform.organisation on delete cascade,
  foreign key (municipality, area) references platform.area on delete cascade,
  constraint street_or_area check ((area is null) = (street <> ''))
);
comment on table public_space.organisation_block is 'internal: The streets and areas a partner looks after.';
comment on column public_space.organisation_block.municipality is 'open: The town.';
comment on column public_space.organisation_block.id is 'internal: Identifier.';
comment on column public_space.organisation_block.organisation is 'internal: The partner.';
comment on column public_space.organisation_block.area is 'internal: An area of the town.';
comment on column public_space.organisation_block.street is 'internal: A street.';
create unique index block_once on public_space.organisation_block (municipality, organisation, area, lower(street)) nulls not distinct;
create index block_by_area on public_space.organisation_block (municipality, area) where area is not null;
alter table public_space.organisation_block enable row level security;
alter table public_space.organisation_block force row level security;
grant select, delete on public_space.organisation_block to trygby_app;
grant insert (municipality, id, organisation, area, street) on public_space.organisation_block to trygby_app;
-- Staff know what a partner looks after.
create policy staff_knows_blocks on public_space.organisation_block for select using (
  municipality = platform.town() and (platform.is_staff() or platform.is_system()));
-- A partner sees its own.
create policy partner_sees_own_blocks on public_space.organisation_block for select using (
  municipality = platform.town() and organisation = (select goals.own_organisation()));
-- The administrator says what a partner looks after.
create policy administrator_adds_blocks on public_space.organisation_block for insert
  with check (municipality = platform.town() and platform.has_role('administrator', 'system'));
-- The administrator takes it away again.
create policy administrator_removes_blocks on public_space.organisation_block for delete
  using (municipality = platform.town() and platform.has_role('administrator', 'system'));
-- no update: another street is another row.

create table public_space.partner_count (
  municipality smallint not null references platform.municipality on delete restrict,
  id uuid not null,
  month date not null check (extract(day from month) = 1),
  kind text not null default '' check (length(kind) <= 40),
  area uuid,
  area_name text not null default '' check (length(area_name) <= 120),
  count integer not null check (count >= 5),
  counted_at timestamptz not null default clock_timestamp(),
  primary key (municipality, id),
  foreign key (municipality, area) references platform.area on delete cascade
);
comment on table public_space.partner_count is 'internal: How many sensitive reports there were, as partners may see it: five or more, and nothing that gives a smaller count back. Counted once, when the month is over.';
comment on column public_space.partner_count.municipality is 'open: The town.';
comment on column public_space.partner_count.id is 'internal: Identifier.';
comment on column public_space.partner_count.month is 'internal: The first day of the month.';
comment on column public_space.partner_count.kind is 'internal: The kind; empty for all.';
comment on column public_space.partner_count.area is 'internal: The area; null for the whole town.';
comment on column public_space.partner_count.area_name is 'internal: Its name then.';
comment on column public_space.partner_count.count is 'internal: How many, never fewer than five.';
comment on column public_space.partner_count.counted_at is 'internal: When it was counted.';
create unique index partner_count_once on public_space.partner_count (municipality, month, kind, area) nulls not distinct;
create index partner_count_by_area on public_space.partner_count (municipality, area) where area is not null;
alter table public_space.partner_count enable row level security;
alter table public_space.partner_count force row level security;
grant select, delete on public_space.partner_count to trygby_app;
grant insert (municipality, id, month, kind, area, area_name, count) on public_space.partner_count to trygby_app;
-- Staff who see reports see what partners see.
create policy staff_sees_partner_counts on public_space.partner_count for select using (
  municipality = (select platform.town()) and (select public_space.sees_reports()));
-- A partner whose agreement says counts sees those of the whole town and of the areas it looks after.
create policy partner_sees_own_counts on public_space.partner_count for select using (
  municipality = (select platform.town())
  and exists (select from platform.organisation o where o.municipality = partner_count.municipality and o.id = (select goals.own_organisation())
    and o.ended_at is null and 'aggregates' = any (o.shared))
  and (area is null or exists (select from public_space.organisation_block b
    where b.municipality = partner_count.municipality and b.organisation = (select goals.own_organisation()) and b.area = partner_count.area)));
-- Only the machinery counts.
create policy machinery_counts on public_space.partner_count for insert with check (municipality = platform.town() and platform.is_system());
-- no update: a month is counted once; later changes of its reports would give small counts back.
-- Only the machinery deletes one, with the demonstration.
create policy machinery_deletes_partner_counts on public_space.partner_count for delete using (municipality = platform.town() and platform.is_system());

create table public_space.partner_count_month (
  municipality smallint not null references platform.municipality on delete restrict,
  id uuid not null,
  month date not null check (extract(day from month) = 1),
  counted_at timestamptz not null default clock_timestamp(),
  primary key (municipality, id),
  unique (municipality, month)
);
comment on table public_space.partner_count_month is 'internal: The months that have been counted, also those with nothing to show.';
comment on column public_space.partner_count_month.municipality is 'open: The town.';
comment on column public_space.partner_count_month.id is 'internal: Identifier.';
comment on column public_space.partner_count_month.month is 'internal: The first day of the month.';
comment on column public_space.partner_count_month.counted_at is 'internal: When.';
alter table public_space.partner_count_month enable row level security;
alter table public_space.partner_count_month force row level security;
grant select, delete on public_space.partner_count_month to trygby_app;
grant insert (municipality, id, month) on public_space.partner_count_month to trygby_app;
-- Which months are counted is no secret.
create policy counted_months_are_open on public_space.partner_count_month for select using (municipality = platform.town());
-- Only the machinery counts.
create policy machinery_counts_months on public_space.partner_count_month for insert with check (municipality = platform.town() and platform.is_system());
-- Only the machinery deletes one, with the demonstration.
create policy machinery_deletes_counted_months on public_space.partner_count_month for delete using (municipality = platform.town() and platform.is_system());
-- no update: a month is counted or not.

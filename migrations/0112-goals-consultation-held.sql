-- The consultation holds what its pages say: it ends with its last day, an answer is written by one at a time, and what belongs to an adopted version no longer changes.
create function goals.consultation_lasts(until date) returns boolean language sql stable
  return coalesce(until >= (clock_timestamp() at time zone 'Europe/Copenhagen')::date, false);
comment on function goals.consultation_lasts(date) is 'Whether the last day of a consultation has not passed, in Danish time.';

-- What is shown to everybody has been answered.
alter table goals.comment add constraint published_with_answer check (not is_public or answered_at is not null and outcome is not null and answer <> '');
-- An organisation is asked once about a version.
alter table goals.consultation_party add constraint organisation_asked_once unique (municipality, version, organisation);

-- A partner asked comments until the last day; residents, with or without account, where they are asked; staff write down what came on paper, also when it comes late. A comment belongs to one version with its chapter and its partner.
alter policy asked_people_comment on goals.comment with check (
  municipality = platform.town() and author is not distinct from platform.actor() and answer = '' and not is_public
  and (chapter is null or exists (select from goals.chapter c where c.municipality = comment.municipality and c.id = comment.chapter and c.version = comment.version))
  and (party is null or exists (select from goals.consultation_party p where p.municipality = comment.municipality and p.id = comment.party and p.version = comment.version))
  and exists (select from goals.plan_version v where v.municipality = comment.municipality and v.id = comment.version and v.state = 'consultation'
    and (goals.keeps_goals() or goals.consultation_lasts(v.consultation_until)
      and (party is null and v.residents_may_comment
        or exists (select from goals.consultation_party p where p.municipality = comment.municipality and p.id = comment.party and p.version = v.id
          and p.organisation is not null and p.organisation = (select goals.own_organisation()))))));
-- Coordinator and leader answer and publish until the version is adopted; the comment itself does not change.
alter policy keeper_answers_comments on goals.comment using (municipality = platform.town() and goals.keeps_goals()
  and exists (select from goals.plan_version v where v.municipality = comment.municipality and v.id = comment.version and v.state in ('draft', 'consultation', 'for-adoption')));

-- Coordinator and leader name the parties of what is not adopted.
alter policy keeper_names_parties on goals.consultation_party with check (municipality = platform.town() and goals.keeps_goals()
  and exists (select from goals.plan_version v where v.municipality = consultation_party.municipality and v.id = consultation_party.version and v.state in ('draft', 'consultation', 'for-adoption')));
-- They take one away again; the trigger below keeps those who have said something.
alter policy keeper_removes_parties on goals.consultation_party using (municipality = platform.town() and (platform.is_system() or goals.keeps_goals()
  and exists (select from goals.plan_version v where v.municipality = consultation_party.municipality and v.id = consultation_party.version and v.state in ('draft', 'consultation', 'for-adoption'))));
create function goals.keep_who_spoke() returns trigger language plpgsql as $$
begin
  if not platform.is_system() and exists (select from goals.comment c where c.municipality = old.municipality and c.party = old.id) then
    raise exception 'A partner that has commented stays with what it said.' using errcode = 'insufficient_privilege';
  end if;
  return old;
end $$;
comment on function goals.keep_who_spoke() is 'A partner that has commented cannot be taken out of the consultation.';
create trigger party_stays_with_its_words before delete on goals.consultation_party for each row execute function goals.keep_who_spoke();
-- A partner says itself, until the last day, that it has nothing to add; the coordinator may write it down for one without account.
alter policy party_has_nothing_to_add on goals.consultation_party using (municipality = platform.town()
  and exists (select from goals.plan_version v where v.municipality = consultation_party.municipality and v.id = consultation_party.version and v.state = 'consultation'
    and (goals.keeps_goals() or goals.consultation_lasts(v.consultation_until) and organisation is not null and organisation = (select goals.own_organisation()))));

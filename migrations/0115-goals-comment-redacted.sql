-- What points at a person does not stay in a comment: the words go for good, '[udeladt]' stands in their place, and everybody sees why. And colleagues of a partner read what it said as long as its author does.
-- Short words that were left out make a comment longer.
alter table goals.comment drop constraint comment_words_check;
alter table goals.comment add constraint words_within_limits check (length(btrim(words)) >= 3 and length(words) <= case when redaction is null then 6000 else 60000 end);

create function goals.only_leaves_out(before text, after text) returns boolean language plpgsql immutable as $$
declare
  parts text[] := string_to_array(after, '[udeladt]');
  many integer := cardinality(parts);
  at integer := 1;
  found integer;
begin
  if many < 2 or not starts_with(before, parts[1]) then return false; end if;
  at := length(parts[1]) + 1;
  -- Each part between stands somewhere after the one before it; the last is how the text ended.
  for place in 2 .. many - 1 loop
    found := strpos(substr(before, at), parts[place]);
    if found = 0 then return false; end if;
    at := at + found - 1 + length(parts[place]);
  end loop;
  return length(before) - at + 1 >= length(parts[many]) and right(before, length(parts[many])) = parts[many];
end $$;
comment on function goals.only_leaves_out(text, text) is 'Whether a text is another with passages replaced by [udeladt], and nothing else.';

create function goals.keep_comments_words() returns trigger language plpgsql as $$
begin
  if new.words <> old.words then
    if new.redaction is null or not goals.only_leaves_out(old.words, new.words) then
      raise exception 'A comment is not rewritten: words can only be left out, for a reason.' using errcode = 'insufficient_privilege';
    end if;
  elsif new.redaction is distinct from old.redaction then
    raise exception 'Why words were left out is said when they are.' using errcode = 'insufficient_privilege';
  end if;
  if (new.answer, new.outcome, new.answered_by_name, new.answered_at, new.is_public) is distinct from (old.answer, old.outcome, old.answered_by_name, old.answered_at, old.is_public)
    and exists (select from goals.plan_version v where v.municipality = old.municipality and v.id = old.version and v.state in ('adopted', 'replaced')) then
    raise exception 'What was answered before the adoption stays.' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
comment on function goals.keep_comments_words() is 'A comment keeps its writers words, less those that are left out; its answer stays once the version is adopted.';
create trigger comment_keeps_its_words before update on goals.comment for each row execute function goals.keep_comments_words();
-- Coordinator and leader answer and publish, and leave words out; what still may change once the version is adopted, the trigger above says.
alter policy keeper_answers_comments on goals.comment using (municipality = platform.town() and goals.keeps_goals());

-- An organisation sees that it is asked, also while the draft is taken back: what one of its people said stays readable to all of them.
create policy asked_partner_sees_itself on goals.consultation_party for select using (
  municipality = platform.town() and organisation is not null and organisation = (select goals.own_organisation()));

-- Extensions stand in a schema of their own so that their functions are not generated as ours.
create schema ext;
create extension if not exists pg_trgm schema ext;
create extension if not exists unaccent schema ext;
create extension if not exists btree_gist schema ext;

-- unaccent(text) is only stable, since its dictionary could be altered; ours never is, and an index needs immutability.
create function ext.folded(value text) returns text
    language sql immutable parallel safe strict
    return lower(ext.unaccent('ext.unaccent'::regdictionary, value));

-- The role the application works as: it owns nothing. The embedded server makes it as a login of its own.
do $$
begin
    if not exists (select from pg_roles where rolname = 'caposaldo_app') then
        create role caposaldo_app nologin;
    end if;
    if not pg_has_role(current_user, 'caposaldo_app', 'member')
       and (select rolcreaterole or rolsuper from pg_roles where rolname = current_user) then
        execute format('grant caposaldo_app to %I', current_user);
    end if;
end
$$;

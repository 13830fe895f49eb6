namespace TelegramAdmin.Core.Privacy;

/// <summary>
/// The ledger's triggers, which give way to an erasure in two columns and nowhere else: the reason in words is emptied, and the person's number
/// inside a source becomes the pseudonym. The migration that makes the table <c>erasures</c> ends with
/// <c>migrationBuilder.Sql(LedgerTriggers.Sqlite)</c> or <c>migrationBuilder.Sql(LedgerTriggers.Postgres)</c>.
/// </summary>
public static class LedgerTriggers
{
    public const string Sqlite = """
        DROP TRIGGER credit_entries_no_update;
        CREATE TRIGGER credit_entries_no_update BEFORE UPDATE ON credit_entries
        WHEN NOT (NEW.id = OLD.id AND NEW.workspace_id = OLD.workspace_id AND NEW.account_id = OLD.account_id AND NEW.kind = OLD.kind
            AND NEW.amount = OLD.amount AND NEW.balance_after = OLD.balance_after AND NEW.admin_id IS OLD.admin_id AND NEW.bot_id IS OLD.bot_id
            AND NEW.payment_id IS OLD.payment_id AND NEW.lots IS OLD.lots AND NEW.created_at = OLD.created_at AND NEW.note IS NULL
            AND EXISTS (SELECT 1 FROM erasures e WHERE e.workspace_id = OLD.workspace_id AND (NEW.source = OLD.source OR instr(NEW.source, e.pseudonym) > 0)))
        BEGIN SELECT RAISE(ABORT, 'ledger entries are never changed'); END;
        """;

    public const string Postgres = """
        CREATE OR REPLACE FUNCTION refuse_ledger_change() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
            IF TG_OP = 'UPDATE' THEN
                IF to_jsonb(NEW) - 'note' - 'source' = to_jsonb(OLD) - 'note' - 'source' AND NEW.note IS NULL
                    AND EXISTS (SELECT 1 FROM erasures e WHERE e.workspace_id = OLD.workspace_id AND (NEW.source = OLD.source OR strpos(NEW.source, e.pseudonym::text) > 0)) THEN
                    RETURN NEW;
                END IF;
            END IF;
            RAISE EXCEPTION 'ledger entries are never changed or removed';
        END $$;
        """;
}

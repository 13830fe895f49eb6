using System.Globalization;
using System.Text;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Conversations;
using TelegramAdmin.Core.Credits;
using TelegramAdmin.Core.Delivery;
using TelegramAdmin.Core.Forum;
using TelegramAdmin.Core.Privacy;
using TelegramAdmin.Core.Privacy.Erasing;
using TelegramAdmin.Core.Search;
using TelegramAdmin.Core.Settings;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Tests.Running;

namespace TelegramAdmin.Tests.Privacy;

/// <summary>
/// A person whose name and number stand in every column of every table that may hold them, and an erasure. Tables come from the model: a new one is filled
/// and searched as well, or somebody has to say here why nobody stands in it.
/// </summary>
public sealed class EveryTraceTests
{
    private const long Person = 7_700_123_456;
    private const long It = 900_001;
    private const string Marker = "Zebraquill";
    private const string Words = "Ana Zebraquill asked for it, number 7700123456";

    /// <summary>Tables in which nobody stands who is not of the team, by what they are.</summary>
    private static readonly Dictionary<string, string[]> WithoutPeople = new()
    {
        ["what the team set up"] =
        [
            "api_keys", "auto_rules", "bot_texts", "broadcast_categories", "broadcasts", "channel_alert_rules", "consumers", "faq_entries", "gift_campaigns", "labels", "message_templates",
            "notification_choices", "people_columns", "product_prices", "products", "promo_codes", "quick_replies", "quick_reply_categories", "report_schedules", "segments", "sequences",
            "setting_changes", "tiers", "webhook_endpoints", "workspace_settings", "workspaces",
        ],
        ["how the product fares"] =
        [
            "api_key_days", "backups", "channel_hours", "channel_reports", "erasures", "fault_marks", "health_samples", "job_switches", "member_snapshots", "nodes", "node_leases", "performance_samples", "quick_reply_uses",
            "reconciliation_runs", "removed_channels", "report_runs", "revenue_days", "rollups", "search_changes", "search_cursors",
        ],
        ["the team's own sessions"] = ["invitations", "invited_places", "notification_reads", "staff_passkeys", "staff_sessions"],
    };

    /// <summary>Columns of rows that stay, with words of ours or of a provider's in them: ids, codes, hashes, names of products, and who of the team did it.</summary>
    private static readonly HashSet<string> Ours =
    [
        "access_passes.name", "audit_entries.action", "audit_entries.actor", "audit_entries.address", "audit_entries.hash", "audit_entries.previous_hash", "audit_entries.said", "bulk_acts.by", "business_accounts.id",
        "button_presses.button", "credit_entries.lots", "credit_gifts.code", "credit_holds.source", "disputes.currency", "disputes.reason", "disputes.status", "disputes.stripe_dispute_id", "job_runs.job",
        "payment_steps.reference", "payments.charge_id", "payments.checkout_session_id", "payments.currency", "payments.failure_code", "payments.invoice_id", "payments.payment_intent_id", "payments.product_name",
        "payments.stars_charge_id", "payments.subscription_id", "payments.token", "person_lists.name", "recipients.album_message_ids", "recipients.variant", "reconciliation_findings.currency",
        "reconciliation_findings.reference", "refunds.stripe_refund_id", "stripe_events.event_id", "stripe_events.type", "subscriptions.status", "subscriptions.stripe_subscription_id",
    ];

    [Theory, OnBothDatabases]
    public async Task ErasedPerson_StandsInNoColumnOfNoTable_NoIndexAndNoFile(DatabaseProvider provider)
    {
        await using var app = await StoppedApp.StartAsync(provider);
        var tables = await SeedAsync(app);
        await app.Service<AuditLog>().RecordAsync(WorkspaceId.Default, Actor.System, "credits.corrected", $"person {Person}", Words);
        await IndexAsync(app);
        var media = Directory.CreateDirectory(app.Service<EngineOptions>().PathOf("media", "1")).FullName;
        await File.WriteAllTextAsync(Path.Combine(media, "zebra-photo"), Words);
        var before = await TracesAsync(app.Storage);
        Assert.Empty(tables.Where(t => !before.Any(b => b.StartsWith(t + ".", StringComparison.Ordinal))).Except(Numberless)); // Each table was really about them.
        Assert.Contains(before, b => b.StartsWith("search_documents.", StringComparison.Ordinal));

        var erased = await app.Service<ErasePerson>().RunAsync(WorkspaceId.Default, Person, "Owner");

        Assert.Null(erased.Failure);
        await IndexAsync(app);
        Assert.Empty((await TracesAsync(app.Storage)).Order(StringComparer.Ordinal));
        await using (var db = app.Storage.ReadAll())
        {
            Assert.Equal(erased.Value.Pseudonym, (await db.Set<CreditAccount>().SingleAsync(TestContext.Current.CancellationToken)).TelegramUserId);
            var topic = await db.Set<OutboxMessage>().SingleAsync(m => m.Method == "deleteForumTopic", TestContext.Current.CancellationToken);
            Assert.Equal((-100L, "{\"message_thread_id\":42}"), (topic.ChatId, topic.Parameters));
        }
        Assert.Equal(0, await FoundAsync(app.Storage));
        await app.CloseAsync();
        Assert.Empty(await FilesAsync(app.Database));
    }

    /// <summary>New rows, changed ones, and what nobody noted.</summary>
    private static async Task IndexAsync(StoppedApp app)
    {
        var keeper = app.Service<SearchKeeper>();
        await keeper.RunOnceAsync();
        await keeper.CompareAsync();
        for (var n = 0; n < 20 && await keeper.RunOnceAsync() > 0; n++)
            app.Clock.Forward(TimeSpan.FromSeconds(20));
    }

    /// <summary>Files in which the name stands: of the data directory, and the database as a backup packs it, without the pages that it has freed.</summary>
    private static async Task<IEnumerable<string?>> FilesAsync(TestDatabase database)
    {
        var files = Directory.EnumerateFiles(database.Folder, "*", SearchOption.AllDirectories).Where(f => !Path.GetFileName(f).StartsWith("telegramadmin.db", StringComparison.Ordinal) && Path.GetExtension(f) != ".lock").ToList();
        if (database.Provider == DatabaseProvider.Sqlite)
        {
            files.Add(Path.Combine(database.Folder, "compact.db"));
            await using var connection = new SqliteConnection(database.ConnectionString);
            await connection.OpenAsync();
            await using var command = connection.CreateCommand();
            command.CommandText = "VACUUM INTO @file";
            command.Parameters.AddWithValue("@file", files[^1]);
            await command.ExecuteNonQueryAsync();
        }
        return files.Where(HoldsMarker).Select(Path.GetFileName);
    }

    /// <summary>Tables that lead to the person by another row's number alone.</summary>
    private static IEnumerable<string> Numberless => ["note_mentions", "conversation_labels", "answer_times", "rule_firings", "person_lists", .. KeptTables.Reasons.Keys];

    private static async Task<IReadOnlyList<string>> SeedAsync(StoppedApp app)
    {
        var seeded = new List<string>();
        await app.Storage.WriteAsync(null, async db =>
        {
            seeded.Clear();
            foreach (var type in AnyRow.InOrder(db).Where(t => IsOfPeople(t.GetTableName()!)))
            {
                await AnyRow.AddAsync(db, type, ValueOf);
                seeded.Add(type.GetTableName()!);
            }
            await AnyRow.AddAsync(db, "forum_groups", ("bot_id", new BotId(It)), ("chat_id", -100L), ("state", ForumState.Working));
        });
        Assert.True(seeded.Count > 50, "The model's tables have other names now.");
        return seeded;
    }

    private static bool IsOfPeople(string table) =>
        table is not ("audit_entries" or "search_documents") && !WithoutPeople.Values.Any(names => names.Contains(table)) && (!KeptTables.Reasons.TryGetValue(table, out var reason) || LeadsToPseudonym(reason));

    private static bool LeadsToPseudonym(string reason) => reason.Contains("pseudonym", StringComparison.Ordinal);

    private static object? ValueOf(IProperty property)
    {
        var (table, column) = (property.DeclaringType.ContainingEntityType.GetTableName()!, property.GetColumnName());
        return (table, column) switch
        {
            (_, "workspace_id") => WorkspaceId.Default,
            ("forum_topics", "thread_id") => 42L,
            ("forum_topics", "state") => TopicState.Ready,
            ("conversation_messages", "media") => new MessageMedia { FileUniqueId = "zebra-photo", FileName = $"{Marker}.jpg" }.ToJson(),
            ("bot_users", "first_name") => "Ana",
            ("bot_users", "last_name") => Marker,
            ("bot_users", "username") => "Zebraquill_ana",
            ("credit_entries" or "access_passes", "source") => $"gift:1:{Person}",
            ("stripe_customers", "customer_id") => "cus_Zebraquill",
            (_, "telegram_user_id" or "person_id" or "chat_id" or "main_id") => Person,
            (_, "payload" or "parameters" or "buttons" or "entities" or "quote") when property.ClrType == typeof(string) => $$"""{"from":{"id":{{Person}}},"text":"{{Words}}"}""",
            (_, "id" or "bot_id" or "conversation_id" or "message_id" or "account_id" or "payment_id") when property.ClrType != typeof(string) => AnyRow.Plain(property, number: It),
            _ when property.ClrType == typeof(string) && Ours.Contains($"{table}.{column}") => AnyRow.Plain(property, $"{column}-1"),
            _ => AnyRow.Plain(property, Words, It),
        };
    }

    /// <summary>Every cell of every table in which the name or the number stands.</summary>
    private static async Task<IReadOnlyList<string>> TracesAsync(IDatabase storage)
    {
        await using var db = storage.ReadAll();
        await db.Database.OpenConnectionAsync();
        var (found, number) = (new List<string>(), Person.ToString(CultureInfo.InvariantCulture));
        foreach (var table in db.Model.GetEntityTypes().Select(t => t.GetTableName()!).Distinct())
        {
            await using var command = db.Database.GetDbConnection().CreateCommand();
#pragma warning disable CA2100 // A name of the model.
            command.CommandText = $"SELECT * FROM {table}";
#pragma warning restore CA2100
            await using var rows = await command.ExecuteReaderAsync();
            while (await rows.ReadAsync())
            {
                for (var i = 0; i < rows.FieldCount; i++)
                {
                    var text = Convert.ToString(rows.GetValue(i), CultureInfo.InvariantCulture)!;
                    if (text.Contains(Marker, StringComparison.OrdinalIgnoreCase) || text.Contains(number, StringComparison.Ordinal))
                        found.Add($"{table}.{rows.GetName(i)}: {text}");
                }
            }
        }
        return found;
    }

    /// <summary>By the index itself, which the model does not know.</summary>
    private static async Task<int> FoundAsync(IDatabase storage)
    {
        await using var db = storage.ReadAll();
        await db.Database.OpenConnectionAsync();
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = storage.Provider == DatabaseProvider.Sqlite
            ? "SELECT COUNT(*) FROM search_words WHERE search_words MATCH 'zebraquill'"
            : "SELECT COUNT(*) FROM search_documents WHERE words @@ 'zebraquill'::tsquery";
        return Convert.ToInt32(await command.ExecuteScalarAsync(), CultureInfo.InvariantCulture);
    }

    private static bool HoldsMarker(string file)
    {
        var content = File.ReadAllBytes(file).AsSpan();
        return content.IndexOf(Encoding.UTF8.GetBytes(Marker)) >= 0 || content.IndexOf(Encoding.UTF8.GetBytes(Marker.ToLowerInvariant())) >= 0;
    }
}

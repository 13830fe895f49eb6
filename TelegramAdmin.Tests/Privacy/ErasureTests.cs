using System.Data.Common;
using System.Globalization;
using System.IO.Compression;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Conversations;
using TelegramAdmin.Core.Credits;
using TelegramAdmin.Core.Privacy.Erasing;
using TelegramAdmin.Core.Privacy.Exporting;
using TelegramAdmin.Core.Settings;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Users;
using TelegramAdmin.Sandbox;
using TelegramAdmin.Tests.Running;

namespace TelegramAdmin.Tests.Privacy;

/// <summary>A person who left traces everywhere, and what is left of them after an erasure: nothing but sums.</summary>
public sealed class ErasureTests
{
    private const string Secret = "my knee hurts since Tuesday";

    [Theory, OnBothDatabases]
    public async Task ErasedPerson_IsInNoTableAndNoFile_AndTheBooksStillAddUp(DatabaseProvider provider)
    {
        await using var app = await RunningApp.StartAsync(provider);
        var (bot, ana, ben) = await SeedAsync(app);
        var before = await SumsAsync(app.Storage);
        var file = Path.Combine(app.Service<EngineOptions>().PathOf("media", "1"), "photo-of-ana");
        Assert.NotEmpty(await TracesAsync(app.Storage, ana, "Quillfeather", Secret));

        var erased = await app.Service<ErasePerson>().RunAsync(WorkspaceId.Default, ana.Id, "Owner");

        Assert.Null(erased.Failure);
        Assert.Equal(1, erased.Value.Files);
        Assert.False(File.Exists(file));
        Assert.Empty(await TracesAsync(app.Storage, ana, "Quillfeather", Secret));
        Assert.Equal(before, await SumsAsync(app.Storage));
        Assert.Null(await app.Service<AuditLog>().FindBreakAsync(WorkspaceId.Default));
        Assert.NotEmpty(await TracesAsync(app.Storage, ben, "Okafor"));
        Assert.Equal("person_unknown", (await app.Service<ErasePerson>().RunAsync(WorkspaceId.Default, ana.Id, "Owner")).Failure?.Code);

        ana.SendText(bot, "hello again");
        await Eventually.TrueAsync(async () => await HasMessageAsync(app.Storage, "hello again"), "they are somebody new");
        await using var db = app.Storage.ReadAll();
        Assert.True(await db.BotUsers.AnyAsync(u => u.TelegramUserId == ana.Id));
        Assert.Equal(1, await db.CreditAccounts.CountAsync(a => a.TelegramUserId < 0));
    }

    [Theory, OnBothDatabases]
    public async Task Ledger_RefusesEveryOtherChange_EvenAfterAnErasure(DatabaseProvider provider)
    {
        await using var app = await RunningApp.StartAsync(provider);
        var (_, ana, _) = await SeedAsync(app);
        Assert.Null((await app.Service<ErasePerson>().RunAsync(WorkspaceId.Default, ana.Id, "Owner")).Failure);

        foreach (var change in new[] { "amount = amount + 1", "note = 'x'", "source = source || 'x'", "note = NULL, amount = 0", "account_id = 99" })
            await Assert.ThrowsAnyAsync<Exception>(() => app.Storage.WriteAsync(null, db => db.Session.RunAsync($"UPDATE credit_entries SET {change}", _ => { })));
        await Assert.ThrowsAnyAsync<Exception>(() => app.Storage.WriteAsync(null, db => db.Session.RunAsync("DELETE FROM credit_entries", _ => { })));
    }

    [Theory, OnBothDatabases]
    public async Task Export_HoldsEveryTableAndFileOfThePerson_AndNobodyElses(DatabaseProvider provider)
    {
        await using var app = await RunningApp.StartAsync(provider);
        var (_, ana, ben) = await SeedAsync(app);

        await using var file = (await app.Service<ExportPerson>().RunAsync(WorkspaceId.Default, ana.Id)).Value;
        using var zip = new ZipArchive(file);
        var texts = zip.Entries.Where(e => !e.FullName.StartsWith("files/", StringComparison.Ordinal)).ToDictionary(e => e.FullName, Read);

        foreach (var table in new[] { "bot_users", "people", "conversations", "conversation_messages", "credit_accounts", "credit_entries", "person_attributes", "restrictions", "listed_people" })
            Assert.NotEmpty(JsonDocument.Parse(texts[$"data/{table}.json"]).RootElement.EnumerateArray());
        Assert.Contains(Secret, texts["data/conversation_messages.json"], StringComparison.Ordinal);
        Assert.Contains(Secret, texts["index.html"], StringComparison.Ordinal);
        Assert.Equal("files/photo-of-ana", Assert.Single(zip.Entries, e => e.FullName.StartsWith("files/", StringComparison.Ordinal)).FullName);
        Assert.DoesNotContain(texts.Values, t => t.Contains($": {Text(ben.Id)}", StringComparison.Ordinal) || t.Contains("Okafor", StringComparison.Ordinal));
        Assert.Matches(@"""sent_at"": ""20\d\d-", texts["data/conversation_messages.json"]);
    }

    private static async Task<(SandboxBot Bot, SandboxPerson Ana, SandboxPerson Ben)> SeedAsync(RunningApp app)
    {
        var bot = await app.AddBotAsync("private_bot");
        var (ana, ben) = (app.Sandbox.World.AddPerson("Ana", "Quillfeather"), app.Sandbox.World.AddPerson("Ben", "Okafor"));
        foreach (var person in new[] { ana, ben })
        {
            person.SendText(bot, "/start");
            person.SendText(bot, person == ana ? Secret : "all is well");
        }
        await Eventually.TrueAsync(async () => await HasMessageAsync(app.Storage, Secret) && await HasMessageAsync(app.Storage, "all is well"), "both have written");
        await app.Storage.WriteAsync(WorkspaceId.Default, async db =>
        {
            foreach (var person in new[] { ana, ben })
            {
                var account = await app.Service<Ledger>().OpenAsync(db, WorkspaceId.Default, person.Id);
                var note = person == ana ? "for Ana Quillfeather, who asked" : "for Ben Okafor, who asked";
                Assert.Null((await app.Service<Ledger>().GrantAsync(db, account, new EntryDraft(EntryKind.Correction, 7, $"gift:1:{Text(person.Id)}") { Note = note })).Failure);
                foreach (var sql in Seeds)
                    await db.Session.RunAsync(sql.Replace("@person", Text(person.Id), StringComparison.Ordinal), p => p.Add("@at", (DateTimeOffset?)DateTimeOffset.UtcNow));
            }
            var said = await db.ConversationMessages.SingleAsync(m => m.Text == Secret);
            await db.ConversationMessages.Where(m => m.Id == said.Id).ExecuteUpdateAsync(row => row.SetProperty(m => m.Media, new MessageMedia { FileUniqueId = "photo-of-ana", FileName = "Quillfeather.jpg" }.ToJson()));
        });
        var folder = Directory.CreateDirectory(app.Service<EngineOptions>().PathOf("media", "1")).FullName;
        await File.WriteAllTextAsync(Path.Combine(folder, "photo-of-ana"), "a photo");
        await app.Service<AuditLog>().RecordAsync(WorkspaceId.Default, Actor.System, "credits.corrected", $"person {Text(ana.Id)}", "added 7: for Ana Quillfeather");
        await app.Service<AuditLog>().RecordAsync(WorkspaceId.Default, Actor.System, "bot.changed", "@private_bot");
        return (bot, ana, ben);
    }

    private static readonly string[] Seeds =
    [
        "INSERT INTO person_attributes (workspace_id, telegram_user_id, name, value) VALUES (1, @person, 'city', 'Lisbon')",
        "INSERT INTO restrictions (workspace_id, telegram_user_id, kind, reason, set_by, set_at) VALUES (1, @person, 1, 'too loud', NULL, @at)",
        "INSERT INTO listed_people (workspace_id, list_id, telegram_user_id) VALUES (1, 5, @person)",
        "INSERT INTO opt_outs (workspace_id, category_id, telegram_user_id, at) VALUES (1, 0, @person, @at)",
        "INSERT INTO gift_recipients (workspace_id, gift_id, telegram_user_id, state, told, returned) VALUES (1, 1, @person, 1, 1, 0)",
        "INSERT INTO recipients (workspace_id, broadcast_id, telegram_user_id, state, attempts, variant, after) VALUES (1, 1, @person, 1, 0, 0, 0)",
    ];

    /// <summary>Every cell of every table in which the number, the name or the words stand.</summary>
    private static async Task<IReadOnlyList<string>> TracesAsync(IDatabase storage, SandboxPerson person, params string[] told)
    {
        await using var db = storage.ReadAll();
        await db.Database.OpenConnectionAsync();
        string[] words = [.. told, Text(person.Id)];
        var found = new List<string>();
        foreach (var table in db.Model.GetEntityTypes().Select(t => t.GetTableName()!).Distinct())
        {
            await using var command = db.Database.GetDbConnection().CreateCommand();
#pragma warning disable CA2100 // A name of the model.
            command.CommandText = $"SELECT * FROM {table}";
#pragma warning restore CA2100
            await using var rows = await command.ExecuteReaderAsync();
            while (await rows.ReadAsync())
                found.AddRange(Cells(rows).Where(c => words.Any(w => c.Value.Contains(w, StringComparison.Ordinal))).Select(c => $"{table}.{c.Name}: {c.Value}"));
        }
        return found;
    }

    private static IEnumerable<(string Name, string Value)> Cells(DbDataReader rows) =>
        Enumerable.Range(0, rows.FieldCount).Where(i => !rows.IsDBNull(i)).Select(i => (rows.GetName(i), Convert.ToString(rows.GetValue(i), CultureInfo.InvariantCulture)!));

    private static async Task<(long, long, int)> SumsAsync(IDatabase storage)
    {
        await using var db = storage.ReadAll();
        return (await db.CreditEntries.SumAsync(e => e.Amount), await db.CreditAccounts.SumAsync(a => a.Balance), await db.CreditEntries.CountAsync());
    }

    private static async Task<bool> HasMessageAsync(IDatabase storage, string text)
    {
        await using var db = storage.ReadAll();
        return await db.ConversationMessages.AnyAsync(m => m.Text == text);
    }

    private static string Read(ZipArchiveEntry entry)
    {
        using var reader = new StreamReader(entry.Open());
        return reader.ReadToEnd();
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}

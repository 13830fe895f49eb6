using System.Globalization;
using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Events;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Users;

namespace TelegramAdmin.Core.Profiles.Tagging;

/// <summary>The tags that the team puts on people, and who put them there.</summary>
public sealed class TagBook(IDatabase database, AuditLog audit, EventBus events, TimeProvider time)
{
    private const string Put = """
        INSERT INTO person_tags (workspace_id, telegram_user_id, name, admin_id, "by", at) VALUES (@workspace, @person, @name, @admin, @by, @at)
        ON CONFLICT (workspace_id, telegram_user_id, name) DO NOTHING
        """;

    /// <summary>Every name that is in use, with how many people carry it; the most used first.</summary>
    public async Task<IReadOnlyList<(string Name, int People)>> NamesAsync(WorkspaceId workspace, CancellationToken cancellation = default)
    {
        await using var db = database.Read(workspace);
        var names = await db.PersonTags.GroupBy(t => t.Name).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(cancellation);
        return [.. names.OrderByDescending(n => n.Count).ThenBy(n => n.Key, StringComparer.CurrentCultureIgnoreCase).Select(n => (n.Key, n.Count))];
    }

    public async Task<IReadOnlyList<PersonTag>> ReadAsync(WorkspaceId workspace, IReadOnlyCollection<long> people, CancellationToken cancellation = default)
    {
        await using var db = database.Read(workspace);
        return await db.PersonTags.Where(t => people.Contains(t.TelegramUserId)).OrderBy(t => t.Name).ToListAsync(cancellation);
    }

    /// <returns>The tag as it is spelled.</returns>
    public async Task<Result<string>> PutAsync(WorkspaceId workspace, long telegramUserId, string name, Actor by)
    {
        if (PersonTag.Clean(name) is not { } clean)
            return ProfileErrors.TagName;
        var put = await database.WriteAsync(workspace, async db =>
        {
            if (!await People.AnyAsync(db, telegramUserId))
                return (Result<(string, bool)>)PersonErrors.NotFound(telegramUserId);
            if (await db.PersonTags.CountAsync(t => t.TelegramUserId == telegramUserId) >= PersonTag.MostOfOne)
                return ProfileErrors.TooManyTags;
            var spelled = await SpellAsync(db, clean);
            return (spelled, await PutAsync(db, workspace, telegramUserId, spelled, by, time.GetUtcNow()));
        });
        if (!put.TryGet(out var done, out var failure))
            return failure;
        if (done.Item2)
            await audit.RecordAsync(workspace, by, "person.tagged", NameOf(telegramUserId), done.Item1);
        return done.Item1;
    }

    /// <returns>Whether the person carried it.</returns>
    public async Task<bool> TakeAsync(WorkspaceId workspace, long telegramUserId, string name, Actor by)
    {
        var taken = await database.WriteAsync(workspace, db => TakeAsync(db, workspace, telegramUserId, name));
        if (taken)
            await audit.RecordAsync(workspace, by, "person.untagged", NameOf(telegramUserId), name);
        return taken;
    }

    /// <summary>The spelling that is in use already, or this one.</summary>
    internal static async Task<string> SpellAsync(AppDbContext db, string name) =>
        (await db.PersonTags.Select(t => t.Name).Distinct().ToListAsync()).Find(n => n.Equals(name, StringComparison.OrdinalIgnoreCase)) ?? name;

    /// <returns>Whether it is new on the person.</returns>
    internal async Task<bool> PutAsync(AppDbContext db, WorkspaceId workspace, long telegramUserId, string name, Actor by, DateTimeOffset at)
    {
        if (await db.PersonTags.AnyAsync(t => t.TelegramUserId == telegramUserId && t.Name == name))
            return false;
        await db.Session.RunAsync(Put, p => p.Add("@workspace", workspace).Add("@person", telegramUserId).Add("@name", name)
            .Add("@admin", by.AdminId).Add("@by", ShortText.Cut(by.Name, 200)).Add("@at", (DateTimeOffset?)at));
        Tell(db, workspace, telegramUserId);
        return true;
    }

    internal async Task<bool> TakeAsync(AppDbContext db, WorkspaceId workspace, long telegramUserId, string name)
    {
        var taken = await db.PersonTags.Where(t => t.WorkspaceId == workspace && t.TelegramUserId == telegramUserId && t.Name == name).ExecuteDeleteAsync() > 0;
        if (taken)
            Tell(db, workspace, telegramUserId);
        return taken;
    }

    internal static string NameOf(long telegramUserId) => $"person {telegramUserId.ToString(CultureInfo.InvariantCulture)}";

    private void Tell(AppDbContext db, WorkspaceId workspace, long telegramUserId) => db.AfterCommit(() => events.Publish(new ProfileChanged(workspace, telegramUserId)));
}

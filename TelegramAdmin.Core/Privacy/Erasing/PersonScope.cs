using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Conversations;
using TelegramAdmin.Core.Credits;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Users;

namespace TelegramAdmin.Core.Privacy.Erasing;

/// <summary>One person as the tables know them, and the SQL that finds them.</summary>
internal sealed partial record PersonScope(
    WorkspaceId Workspace, long TelegramUserId, long Pseudonym, IReadOnlyList<long> Accounts, IReadOnlyList<long> Conversations, IReadOnlyList<string> Names)
{
    private static readonly string[] InJson = [":{0},", ":{0}}", ": {0},", ": {0}}", "\"{0}\"", "[{0},", "[{0}]"];

    private string Now { get; init; } = "NULL";

    public static async Task<PersonScope?> FindAsync(AppDbContext db, WorkspaceId workspace, long telegramUserId, long pseudonym, DateTimeOffset now, CancellationToken cancellation)
    {
        var known = await db.BotUsers.Where(u => u.WorkspaceId == workspace && u.TelegramUserId == telegramUserId)
            .Select(u => new { u.FirstName, u.LastName, u.Username }).ToListAsync(cancellation);
        var accounts = await db.CreditAccounts.Where(a => a.WorkspaceId == workspace && a.TelegramUserId == telegramUserId).Select(a => a.Id).ToListAsync(cancellation);
        var conversations = await db.Conversations.Where(c => c.WorkspaceId == workspace && c.ChatId == telegramUserId).Select(c => c.Id).ToListAsync(cancellation);
        if (known.Count == 0 && accounts.Count == 0 && conversations.Count == 0
            && !await db.KnownPeople.AnyAsync(p => p.WorkspaceId == workspace && p.TelegramUserId == telegramUserId, cancellation))
            return null;
        // A first name alone stands in too many other words, and tells of nobody by itself.
        var names = known.SelectMany(u => new[] { u.Username, u.LastName is null ? null : $"{u.FirstName} {u.LastName}" }).OfType<string>().Distinct().ToList();
        return new PersonScope(workspace, telegramUserId, pseudonym, accounts, conversations, names) { Now = Moment(db, now) };
    }

    /// <summary>Only numbers and quoted names go into the text, so it needs no parameters.</summary>
    public string Fill(string sql)
    {
        var filled = Mentions().Replace(sql, m => MentionedIn(m.Groups[1].Value));
        filled = Tells().Replace(filled, m => ToldIn(m.Groups[1].Value));
        return filled.Replace("@workspace", Number(Workspace.Value), StringComparison.Ordinal).Replace("@person", Number(TelegramUserId), StringComparison.Ordinal)
            .Replace("@now", Now, StringComparison.Ordinal).Replace("@pseudonym", Number(Pseudonym), StringComparison.Ordinal).Replace("@accounts", List(Accounts), StringComparison.Ordinal)
            .Replace("@conversations", List(Conversations), StringComparison.Ordinal);
    }

    private static string Moment(AppDbContext db, DateTimeOffset at) => db.Database.IsSqlite()
        ? Number((at.UtcTicks - DateTimeOffset.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond)
        : string.Create(CultureInfo.InvariantCulture, $"timestamptz '{at.UtcDateTime:yyyy-MM-dd HH:mm:ss.ffffff}+00'");

    /// <summary>As a number or a string of JSON, not inside a longer number.</summary>
    private string MentionedIn(string column) =>
        "(" + string.Join(" OR ", InJson.Select(p => $"{column} LIKE '%{p.Replace("{0}", Number(TelegramUserId), StringComparison.Ordinal)}%'")) + ")";

    private string ToldIn(string column) =>
        "(" + string.Join(" OR ", Names.Append(Number(TelegramUserId)).Select(n => $"{column} LIKE '%{Escape(n)}%' ESCAPE '!'")) + ")";

    private static string Escape(string name) => name.Replace("!", "!!", StringComparison.Ordinal).Replace("%", "!%", StringComparison.Ordinal)
        .Replace("_", "!_", StringComparison.Ordinal).Replace("'", "''", StringComparison.Ordinal);

    private static string List(IReadOnlyList<long> ids) => ids.Count == 0 ? "(NULL)" : $"({string.Join(", ", ids.Select(id => Number(id)))})";

    private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex(@"@mentions\(([a-z_.]+)\)", RegexOptions.None, 500)]
    private static partial Regex Mentions();

    [GeneratedRegex(@"@tells\(([a-z_.]+)\)", RegexOptions.None, 500)]
    private static partial Regex Tells();
}

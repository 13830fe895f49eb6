using System.Globalization;
using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Bots;
using TelegramAdmin.Core.Conversations;
using TelegramAdmin.Core.Conversations.Timing;
using TelegramAdmin.Core.Credits.Reading;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Settings;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Users;

namespace TelegramAdmin.Core.QuickReplies.Filling;

/// <summary>Puts what is known of a person into the variables of a quick reply.</summary>
public sealed class FillReply(IDatabase database, AccountReader accounts, SettingsStore settings, TimeProvider time)
{
    /// <param name="operatorName">Who is going to send it.</param>
    /// <param name="given">What the operator wrote for variables that nobody knows.</param>
    public async Task<Result<FilledReply>> RunAsync(WorkspaceId workspace, long conversationId, QuickReply reply, string operatorName, IReadOnlyDictionary<string, string>? given = null, CancellationToken cancellation = default)
    {
        if (await ReadAsync(workspace, conversationId, operatorName, cancellation) is not { } known)
            return ConversationErrors.NotFound;
        var values = given is null ? known : known.Concat(given.Where(g => g.Value.Trim().Length > 0)).GroupBy(v => v.Key).ToDictionary(v => v.Key, v => v.Last().Value.Trim());
        var (steps, missing) = Fill(ReplyStep.Read(reply.Steps), values);
        return new FilledReply(reply, steps, missing);
    }

    /// <summary>What the variables stand for in a conversation now; null where there is no such conversation.</summary>
    public async Task<IReadOnlyDictionary<string, string>?> ReadAsync(WorkspaceId workspace, long conversationId, string operatorName, CancellationToken cancellation = default)
    {
        await using var db = database.Read(workspace);
        var conversation = await db.Conversations.FirstOrDefaultAsync(c => c.Id == conversationId, cancellation);
        if (conversation is null)
            return null;
        var bot = await db.Bots.Where(b => b.Id == conversation.BotId).Select(b => b.Name).FirstOrDefaultAsync(cancellation);
        var person = conversation.Kind == ConversationKind.Group ? null
            : await db.BotUsers.FirstOrDefaultAsync(u => u.BotId == conversation.BotId && u.TelegramUserId == conversation.ChatId, cancellation);
        var values = new Dictionary<string, string> { ["bot_name"] = bot ?? "", ["operator"] = operatorName };
        await AddTimeAsync(values, workspace, person?.Language);
        if (person is not null)
            await AddPersonAsync(values, workspace, person, cancellation);
        return values;
    }

    /// <returns>The messages, and the variables that stay as they are because nobody knows their value.</returns>
    public static (IReadOnlyList<ReplyStep> Steps, IReadOnlyList<string> Missing) Fill(IReadOnlyList<ReplyStep> steps, IReadOnlyDictionary<string, string> values)
    {
        var missing = new SortedSet<string>(StringComparer.Ordinal);
        var inLinks = values.ToDictionary(v => v.Key, v => Uri.EscapeDataString(v.Value.TrimStart('@')));
        return ([.. steps.Select(step => Fill(step, values, inLinks, missing))], [.. missing]);
    }

    private async Task AddPersonAsync(Dictionary<string, string> values, WorkspaceId workspace, BotUser person, CancellationToken cancellation)
    {
        var account = await accounts.ReadAsync(workspace, person.TelegramUserId, cancellation);
        (values["first_name"], values["last_name"]) = (person.FirstName, person.LastName ?? "");
        values["username"] = person.Username is { Length: > 0 } name ? $"@{name}" : "";
        (values["credits"], values["tier"]) = (account.Balance.ToString("N0", CultureOf(person.Language)), account.Tier?.Name ?? "");
    }

    // By the team's clock: Telegram does not tell where the person is.
    private async Task AddTimeAsync(Dictionary<string, string> values, WorkspaceId workspace, string? language)
    {
        var hours = await settings.GetAsync(workspace, InboxSettings.Hours);
        var zone = TimeZoneInfo.TryFindSystemTimeZoneById(hours.TimeZone, out var known) ? known : TimeZoneInfo.Utc;
        var now = TimeZoneInfo.ConvertTime(time.GetUtcNow(), zone);
        (values["date"], values["time"]) = (now.ToString("d MMMM yyyy", CultureOf(language)), now.ToString("HH:mm", CultureInfo.InvariantCulture));
    }

    private static CultureInfo CultureOf(string? language) => CultureInfo.GetCultureInfo(Localization.TextCatalog.Closest(language));

    private static ReplyStep Fill(ReplyStep step, IReadOnlyDictionary<string, string> values, Dictionary<string, string> inLinks, SortedSet<string> missing) => step with
    {
        Text = ReplyVariables.Fill(step.Text, values, missing),
        Buttons = step.Buttons?.Select(row => row.Select(button => button with
        {
            Text = ReplyVariables.Fill(button.Text, values, missing),
            Url = button.Url is null ? null : ReplyVariables.Fill(button.Url, inLinks, missing),
        }).ToList()).ToList(),
    };
}

/// <summary>A quick reply as this person would get it.</summary>
/// <param name="Missing">Variables that stand there as they are, because nobody knows their value.</param>
public sealed record FilledReply(QuickReply Reply, IReadOnlyList<ReplyStep> Steps, IReadOnlyList<string> Missing);

using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Bots;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Channels.Alerts;

/// <summary>Refuses rules that could never tell anything, or would tell everything.</summary>
internal static class CheckRule
{
    private const int MostWords = 50;
    private const int LongestWord = 100;
    private const int MostHours = 24 * 30;
    private const int MostPeople = 20;

    public static Failure? Form(AlertRuleDraft draft) => draft switch
    {
        { Name: var name } when string.IsNullOrWhiteSpace(name) || name.Trim().Length > ChannelAlertRule.LongestName || !ShortText.IsWhole(name) => AlertErrors.Invalid("name", "Give the rule a name of up to 80 characters."),
        { Kind: var kind } when !Enum.IsDefined(kind) => AlertErrors.Invalid("kind", "There is no such kind of rule."),
        { Scope: var scope } when !Enum.IsDefined(scope) => AlertErrors.Invalid("scope", "Choose which channels it watches."),
        { Kind: AlertKind.MembersGrew or AlertKind.MembersFell, IsPercent: true, Amount: < 1 or > 1000 } => AlertErrors.Invalid("amount", "The percentage is a whole number from 1 to 1,000."),
        { Kind: AlertKind.MembersGrew or AlertKind.MembersFell, Amount: < 1 or > 1_000_000_000 } => AlertErrors.Invalid("amount", "The number of members is a whole number from 1 up."),
        { Kind: AlertKind.MembersGrew or AlertKind.MembersFell or AlertKind.Silent, Hours: < 1 or > MostHours } => AlertErrors.Invalid("hours", "The hours are a whole number from 1 to 720."),
        { Kind: AlertKind.TakesOff, Factor: not (>= 1.2 and <= 100) } => AlertErrors.Invalid("factor", "The factor is a number from 1.2 to 100."),
        { Kind: AlertKind.Words } => Words(AlertRuleDraft.WordLines(draft.Words)),
        _ => null,
    } ?? Rest(draft);

    private static Failure? Words(IReadOnlyList<string> words) =>
        words.Count is 0 or > MostWords || words.Any(w => w.Length > LongestWord) ? AlertErrors.Invalid("words", "Give 1 to 50 words or phrases, each of up to 100 characters, one a line.") : null;

    private static Failure? Rest(AlertRuleDraft draft) => draft switch
    {
        { CooldownMinutes: < 0 or > 7 * 24 * 60 } => AlertErrors.Invalid("cooldown", "The pause is 0 to 10,080 minutes (a week)."),
        { To.Count: > MostPeople } => AlertErrors.Invalid("to", "Up to 20 people can be told."),
        _ => null,
    };

    /// <summary>What it names has to be here.</summary>
    public static async Task<Failure?> NamesAsync(AppDbContext db, AlertRuleDraft draft) =>
        draft.Scope == AlertScope.One && !await db.Set<TrackedChannel>().AnyAsync(c => c.Id == draft.ChannelId) ? ChannelErrors.NotFound
        : draft.BotId is { } bot && !await db.Set<Bot>().AnyAsync(b => b.Id == bot && b.State != BotState.Removed) ? AlertErrors.Invalid("bot", "No such bot is here. Choose another, or any.")
        : null;
}

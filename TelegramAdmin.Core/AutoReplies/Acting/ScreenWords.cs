using System.Globalization;
using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.AutoReplies.Matching;
using TelegramAdmin.Core.AutoReplies.Rules;
using TelegramAdmin.Core.Conversations.Timing;
using TelegramAdmin.Core.Credits;
using TelegramAdmin.Core.Localization;
using TelegramAdmin.Core.Settings;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Users;

namespace TelegramAdmin.Core.AutoReplies.Acting;

/// <summary>Fills the texts of rules and of the FAQ in for one person.</summary>
public sealed class ScreenWords(SettingsStore settings, TimeProvider time)
{
    /// <param name="texts">What will be filled in; only what they use is looked up.</param>
    public async Task<Dictionary<string, string>> ValuesAsync(AppDbContext db, WorkspaceId workspace, BotUser person, string botName, IEnumerable<string> texts)
    {
        var used = texts.SelectMany(TextTemplate.VariablesIn).ToHashSet();
        var culture = CultureOf(person.Language);
        var values = new Dictionary<string, string>
        {
            [RuleVariables.FirstName] = person.FirstName,
            [RuleVariables.LastName] = person.LastName ?? "",
            [RuleVariables.Username] = person.Username ?? "",
            [RuleVariables.BotName] = botName,
        };
        if (used.Contains(RuleVariables.Credits))
            values[RuleVariables.Credits] = (await db.CreditAccounts.Where(a => a.WorkspaceId == workspace && a.TelegramUserId == person.TelegramUserId).Select(a => a.Balance).FirstOrDefaultAsync()).ToString("N0", culture);
        if (used.Contains(RuleVariables.Opens))
            values[RuleVariables.Opens] = Opening(await settings.GetAsync(workspace, InboxSettings.Hours), culture);
        return values;
    }

    /// <summary>The text in the person's language, else the one for all others.</summary>
    public static (string Text, string Language) Choose(IReadOnlyDictionary<string, string> texts, string? language) =>
        LanguageOf(language) is { } own && texts.TryGetValue(own, out var text) ? (text, own) : (texts[""], LanguageOf(language) ?? TextCatalog.Fallback);

    /// <summary>Two letters of a language tag.</summary>
    public static string? LanguageOf(string? tag) => string.IsNullOrEmpty(tag) ? null : tag.Split('-', '_')[0].ToLowerInvariant();

    private string Opening(InboxHours hours, CultureInfo culture)
    {
        var now = time.GetUtcNow();
        var at = Closing.EndAt(hours, now) is { } end && end > now ? end : now;
        var zone = TimeZoneInfo.TryFindSystemTimeZoneById(hours.TimeZone, out var found) ? found : TimeZoneInfo.Utc;
        return TimeZoneInfo.ConvertTime(at, zone).ToString("ddd HH:mm", culture);
    }

    private static CultureInfo CultureOf(string? tag)
    {
        try
        {
            return CultureInfo.GetCultureInfo(LanguageOf(tag) ?? TextCatalog.Fallback, predefinedOnly: true);
        }
        catch (CultureNotFoundException)
        {
            return CultureInfo.GetCultureInfo(TextCatalog.Fallback);
        }
    }
}

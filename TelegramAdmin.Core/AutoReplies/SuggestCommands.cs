using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.AutoReplies.Rules;
using TelegramAdmin.Core.BotApi.Types;
using TelegramAdmin.Core.Bots;
using TelegramAdmin.Core.Conversations;
using TelegramAdmin.Core.Credits;
using TelegramAdmin.Core.Credits.Charging;
using TelegramAdmin.Core.Credits.Chat;
using TelegramAdmin.Core.Settings;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.AutoReplies;

/// <summary>The commands that a bot really answers, each with what it does: for the list that Telegram shows.</summary>
public sealed class SuggestCommands(IDatabase database, BotDirectory directory, ChargingPolicy charging, SettingsStore settings, EngineOptions options, IEnumerable<IChatScreen> screens, BotTexts texts)
{
    private const string Faq = "faq";
    private const int LongestDescription = 256;

    private static readonly string[] Always = ["start", "help"];
    private static readonly string[] ByCard = ["autorecharge", "billing"];

    /// <param name="language">Two letters, or empty for the default.</param>
    /// <returns>Empty for a bot whose answers another program gives.</returns>
    public async Task<IReadOnlyList<ListedCommand>> RunAsync(WorkspaceId workspace, BotId id, string language)
    {
        if (await directory.FindAsync(id) is not { AnswersItself: true } bot || bot.WorkspaceId != workspace)
            return [];
        await using var db = database.Read(workspace);
        var words = await texts.InAsync(db, workspace, language.Length == 0 ? null : language);
        var ours = (await OursAsync(bot)).Select(command => new ListedCommand(command, Described(words.Plain(ChatCommands.TextOf(command)))));
        return [.. ours.Concat(await OfRulesAsync(db, id)).Concat(await OfFaqAsync(db, id, words)).DistinctBy(c => c.Command)];
    }

    private async Task<IEnumerable<string>> OursAsync(ActiveBot bot)
    {
        if (!await charging.IsOnAsync(bot))
            return Always;
        var shown = screens.SelectMany(screen => screen.Names).ToHashSet();
        var hidden = await HiddenAsync(bot.WorkspaceId);
        return ChatCommands.All.Where(command => shown.Contains(command) && !hidden.Contains(command));
    }

    private async Task<IReadOnlySet<string>> HiddenAsync(WorkspaceId workspace)
    {
        var hidden = options.Stripe.IsOn ? new HashSet<string>() : [.. ByCard];
        if (!await settings.GetAsync(workspace, CreditSettings.GiftsAreAllowed))
            hidden.Add("gift");
        if (!await settings.GetAsync(workspace, CreditSettings.TutorialIsOffered))
            hidden.Add("tutorial");
        if (await settings.GetAsync(workspace, CreditSettings.ReferralForInviter) + await settings.GetAsync(workspace, CreditSettings.ReferralForGuest) == 0)
            hidden.Add("invite");
        hidden.Add("reset"); // For tests; nobody should find it in a list.
        return hidden;
    }

    private static async Task<IEnumerable<ListedCommand>> OfRulesAsync(AppDbContext db, BotId id)
    {
        var rules = await db.AutoRules.Where(r => r.IsOn && (r.BotId == null || r.BotId == id)).OrderBy(r => r.Position).Select(r => new { r.Name, r.Trigger }).ToListAsync();
        return rules.Select(r => (r.Name, Trigger: RuleJson.ReadTrigger(r.Trigger))).Where(r => r.Trigger.Kind == TriggerKind.Command)
            .SelectMany(r => r.Trigger.Words.Select(word => new ListedCommand(word.TrimStart('/').ToLowerInvariant(), Described(r.Name))));
    }

    private static async Task<IEnumerable<ListedCommand>> OfFaqAsync(AppDbContext db, BotId id, Wording words)
    {
        if (!await db.FaqEntries.AnyAsync(e => e.IsOn && (e.BotId == null || e.BotId == id)))
            return [];
        var title = TelegramHtml.Read(words.Say("faq.title")).Text;
        return [new ListedCommand(Faq, Described(title.Split('\n')[0]))];
    }

    private static string Described(string words) => ShortText.Cut(words, LongestDescription);
}

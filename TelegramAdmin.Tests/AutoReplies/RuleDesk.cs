using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.AutoReplies.Rules;
using TelegramAdmin.Core.Conversations;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Sandbox;
using TelegramAdmin.Tests.Credits.Chat;
using TelegramAdmin.Tests.Running;

namespace TelegramAdmin.Tests.AutoReplies;

/// <summary>A bot with rules, somebody who writes them, and somebody who meets them.</summary>
internal sealed class RuleDesk(RunningApp app, SandboxBot bot)
{
    public static Actor Olga { get; } = new(null, "Olga");

    public RunningApp App => app;

    public SandboxBot Bot => bot;

    public RuleBook Book => app.Service<RuleBook>();

    public Phone Ana { get; } = Phone.Of(app, bot);

    public static async Task<RuleDesk> OpenAsync(RunningApp app, string username = "rules_bot") => new(app, await app.AddBotAsync(username));

    public static RuleAction Reply(string text) => new(RuleActionKind.Reply) { Screens = [Screen("start", text)] };

    public static RuleScreen Screen(string key, string text, params IReadOnlyList<RuleButton> buttons) =>
        new() { Key = key, Texts = new Dictionary<string, string> { [""] = text }, Buttons = buttons.Count == 0 ? [] : [buttons] };

    public static RuleButton Button(string text, string? screen = null, string? url = null) =>
        new() { Texts = new Dictionary<string, string> { [""] = text }, Screen = screen, Url = url, HandsOver = screen is null && url is null };

    public static RuleTrigger When(TriggerKind kind, params IReadOnlyList<string> words) => new(kind) { Words = words };

    public Task<AutoRule> AddAsync(string name, RuleTrigger trigger, params IReadOnlyList<RuleAction> actions) => AddAsync(new RuleDraft(name, trigger, actions));

    public async Task<AutoRule> AddAsync(RuleDraft draft)
    {
        var saved = await Book.SaveAsync(WorkspaceId.Default, null, draft with { IsOn = true }, Olga);
        Assert.Null(saved.Failure);
        return saved.Value;
    }

    public async Task<AutoRule> FindAsync(AutoRule rule) => (await Book.FindAsync(WorkspaceId.Default, rule.Id))!;

    public async Task<Conversation?> HeadAsync(Phone? phone = null)
    {
        await using var db = app.Storage.ReadAll();
        return await db.Conversations.FirstOrDefaultAsync(c => c.ChatId == (phone ?? Ana).Person.Id);
    }

    public async Task<IReadOnlyList<ConversationMessage>> ThreadAsync(Phone? phone = null)
    {
        var head = await HeadAsync(phone);
        await using var db = app.Storage.ReadAll();
        return head is null ? [] : await db.ConversationMessages.Where(m => m.ConversationId == head.Id).OrderBy(m => m.Id).ToListAsync();
    }

    /// <summary>Says something and gives back the bot's answer.</summary>
    public async Task<string> AskAsync(string text, Phone? phone = null) => (await (phone ?? Ana).AskAsync(text)).Text!;

    /// <summary>Says something that nobody answers by itself.</summary>
    public async Task SayAsync(string text, Phone? phone = null)
    {
        var before = (await HeadAsync(phone))?.UnreadCount ?? 0;
        (phone ?? Ana).Person.SendText(bot, text);
        await Eventually.TrueAsync(async () => (await HeadAsync(phone))?.UnreadCount == before + 1, $"“{text}” reaches the team");
    }
}

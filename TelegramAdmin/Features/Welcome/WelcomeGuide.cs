using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using TelegramAdmin.Components.Layout;
using TelegramAdmin.Components.Text;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Bots;
using TelegramAdmin.Core.Conversations;
using TelegramAdmin.Core.Settings;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Features.Welcome;

/// <summary>The steps of the first run, each by what is really there, and what was passed over.</summary>
public sealed class WelcomeGuide(IDatabase database, SettingsStore settings, EngineOptions engine, IOptions<ShellOptions> shell, PublicAddressTest address, Localizer words)
{
    /// <param name="tests">Whether the public address is tried, which takes a moment.</param>
    public async Task<WelcomeState> ReadAsync(WorkspaceId workspace, bool tests)
    {
        var values = await settings.OfAsync(workspace);
        var skipped = values.Get(WelcomeSettings.Skipped).Split(',', StringSplitOptions.RemoveEmptyEntries);
        await using var db = database.Read(workspace);
        var bots = await db.Bots.Where(b => b.State != BotState.Removed).OrderBy(b => b.AddedAt).ToListAsync();
        var members = await db.WorkspaceMembers.CountAsync();
        var talks = shell.Value.SandboxUrl is not null && await db.Conversations.AnyAsync();
        WelcomeStep[] steps =
        [
            .. shell.Value.SandboxUrl is { } sandbox ? [Sandbox(sandbox, talks)] : Array.Empty<WelcomeStep>(),
            Public(tests ? await address.RunAsync() : address.LastKnown),
            Bot(bots),
            Payments(),
            Team(members),
        ];
        return new WelcomeState([.. steps.Select(s => s with { IsSkipped = !s.IsDone && skipped.Contains(s.Key) })], values.Get(WelcomeSettings.IsOver), values.Get(WelcomeSettings.IsSeen), bots.Count > 0);
    }

    public async Task SkipAsync(WorkspaceId workspace, string key, bool isSkipped, long adminId)
    {
        var skipped = (await settings.GetAsync(workspace, WelcomeSettings.Skipped)).Split(',', StringSplitOptions.RemoveEmptyEntries).Where(k => k != key);
        await settings.ChangeAsync(workspace, WelcomeSettings.Skipped, string.Join(',', isSkipped ? skipped.Append(key) : skipped), adminId);
    }

    public Task SeenAsync(WorkspaceId workspace, long adminId) => settings.ChangeAsync(workspace, WelcomeSettings.IsSeen, true, adminId);

    public Task PutAwayAsync(WorkspaceId workspace, bool isOver, long adminId) => settings.ChangeAsync(workspace, WelcomeSettings.IsOver, isOver, adminId);

    private WelcomeStep Sandbox(string url, bool talks) => new("sandbox", words["Look at the sandbox"],
        words["Phones of invented people beside this window. Write to a bot as one of them and answer here; nothing reaches Telegram or Stripe."], talks, false,
        talks ? words["People wrote to your bots."] : words["Nobody wrote to a bot yet."])
    {
        Words = words["Open the sandbox"], Href = url, IsOutside = true,
    };

    private WelcomeStep Public(bool answers) => new("address", words["Public address"], words["With an https address Telegram and Stripe call you at once. Without one your bots ask Telegram, which works too."], answers, false,
        address.Address is not { } here ? words["None is configured (PublicUrl). Bots ask Telegram."]
        : answers ? words["{0} answers.", here.Authority] : words["{0} does not answer from here. Check name, port and certificate.", here.Authority]);

    private WelcomeStep Bot(List<Bot> bots)
    {
        var up = bots.FirstOrDefault(b => b.State == BotState.Up);
        return new WelcomeStep("bot", words["First bot"], words["BotFather gives you a token. Put it in, and what people write to the bot arrives here."], up is not null, false,
            up is not null ? words["@{0} receives and sends.", up.Username] : bots.Count > 0 ? words["@{0} does not run yet.", bots[0].Username] : words["There is no bot yet."])
        {
            Words = bots.Count == 0 ? words["Add bot"] : words["Open bots"], Href = bots.Count == 0 ? "/settings/bots?add=bot" : "/settings/bots",
        };
    }

    private WelcomeStep Payments() => new("payments", words["Payments"], words["People can pay with Telegram Stars at once. For cards, put Stripe's keys into the configuration (Stripe:SecretKey, Stripe:WebhookSecret)."],
        engine.Stripe.IsOn, false, engine.Stripe.IsOn ? engine.Stripe.IsLive ? words["Stripe is connected."] : words["Stripe is connected in test mode."] : words["Stripe is not configured."])
    {
        Words = words["Look at products"], Href = "/products",
    };

    private WelcomeStep Team(int members) => new("team", words["Invite the team"], words["Who answers people, who runs campaigns, who only looks: each gets a role of their own."], members > 1, false,
        members > 1 ? words.Count(members, "{0} person is in the team.", "{0} people are in the team.") : words["You are alone here."])
    {
        Words = words["Invite somebody"], Href = "/settings/staff?invite=person",
    };
}

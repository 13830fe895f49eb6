using System.Globalization;
using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Audiences;
using TelegramAdmin.Core.Campaigns.Broadcasts;
using TelegramAdmin.Core.Campaigns.OptingOut;
using TelegramAdmin.Core.Conversations;
using TelegramAdmin.Core.Conversations.Handling;
using TelegramAdmin.Core.Credits;
using TelegramAdmin.Core.Credits.Managing;
using TelegramAdmin.Core.Moderation;
using TelegramAdmin.Core.Moderation.Restricting;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Users;
using TelegramAdmin.Sandbox;
using TelegramAdmin.Tests.Running;

namespace TelegramAdmin.Tests.Audiences;

/// <summary>
/// A few people who came by the door. Ana: es, by the link "spring" to @alpha_bot, wrote much. Ben: pt-br, knows both bots. Cleo: en, @beta_bot only, has no username
/// and blocked it. Dan: es-mx, shared a German number, was seen in a group only.
/// </summary>
internal sealed class Crowd(RunningApp app, SandboxBot alpha, SandboxBot beta, IReadOnlyDictionary<string, SandboxPerson> people)
{
    public static readonly Actor Olga = new(null, "Olga");

    public RunningApp App => app;

    public SandboxBot Alpha => alpha;

    public SandboxBot Beta => beta;

    public SandboxPerson this[string name] => people[name];

    public static async Task<Crowd> GatherAsync(RunningApp app)
    {
        var (alpha, beta) = (await app.AddBotAsync("alpha_bot"), await app.AddBotAsync("beta_bot"));
        var world = app.Sandbox.World;
        var crowd = new Crowd(app, alpha, beta, new Dictionary<string, SandboxPerson>
        {
            ["Ana"] = world.AddPerson("Ana", null, "ana_reads", "es"), ["Ben"] = world.AddPerson("Ben", null, "ben_b", "pt-br"),
            ["Cleo"] = world.AddPerson("Cleo", null, null, "en"), ["Dan"] = world.AddPerson("Dan", "Who", null, "es-mx"),
        });
        crowd["Ana"].Start(alpha, "spring");
        crowd["Ana"].SendText(alpha, "one");
        crowd["Ana"].SendText(alpha, "two");
        crowd["Ben"].Start(alpha);
        await Eventually.TrueAsync(async () => await crowd.MessagesAsync() == 4, "Ben met the first bot first");
        crowd["Ben"].Start(beta, "late");
        crowd["Cleo"].Start(beta);
        crowd["Dan"].SendText(alpha, "hello");
        crowd["Dan"].SendContact(alpha, "+49 151 2345678");
        await Eventually.TrueAsync(async () => await crowd.MessagesAsync() == 8, "everybody is known");
        crowd["Cleo"].Block(beta);
        await Eventually.TrueAsync(
            async () => (await app.Service<AudienceReader>().CountAsync(WorkspaceId.Default, Audience.Everybody)).Value == new AudienceCount(4, 3), "Cleo cannot be reached");
        return crowd;
    }

    /// <summary>How many messages arrived from them all.</summary>
    public async Task<long> MessagesAsync()
    {
        await using var db = app.Storage.Read(WorkspaceId.Default);
        return await db.BotUsers.SumAsync(u => u.MessagesIn);
    }

    /// <summary>First names of all who match; checks on the way that counting, showing and paging agree.</summary>
    public async Task<string> WhoAsync(Audience audience)
    {
        var reader = app.Service<AudienceReader>();
        var sample = await reader.SampleAsync(WorkspaceId.Default, audience, 50);
        Assert.Null(sample.Failure);
        var page = (await reader.PageAsync(WorkspaceId.Default, audience, null, 50)).Value;
        Assert.Equal(page.Select(p => p.TelegramUserId), sample.Value.Select(p => p.TelegramUserId).Order());
        Assert.Equal(page.Count, (await reader.CountAsync(WorkspaceId.Default, audience)).Value.People);
        return string.Join(' ', page.Select(p => p.Name.Split(' ')[0]).Order(StringComparer.Ordinal));
    }

    public Task<string> WhoAsync(AudienceField field, Comparison comparison, params string[] values) => WhoAsync(Audience.Where(field, comparison, values));

    public async Task<KnownPerson> RowAsync(string name)
    {
        await using var db = app.Storage.Read(WorkspaceId.Default);
        return await db.KnownPeople.FirstAsync(p => p.TelegramUserId == people[name].Id);
    }

    public async Task GiveAsync(string name, long credits) =>
        Assert.Null((await app.Service<CorrectCredits>().RunAsync(WorkspaceId.Default, people[name].Id, new CreditCorrection(CorrectionKind.Set, credits, "test", $"set-{name}-{credits}"), null)).Failure);

    public async Task<string> LabelAsync(string name, string label)
    {
        var made = (await app.Service<LabelBook>().AddAsync(WorkspaceId.Default, label)).Value;
        await using var db = app.Storage.Read(WorkspaceId.Default);
        var conversation = await db.Conversations.FirstAsync(c => c.ChatId == people[name].Id);
        Assert.Null((await app.Service<HandleConversation>().RunAsync(WorkspaceId.Default, conversation.Id, new HandlingAct.PutLabel(made.Id), Olga)).Failure);
        return Text(made.Id);
    }

    public async Task BanAsync(string name) =>
        Assert.Null((await app.Service<RestrictPerson>().RunAsync(WorkspaceId.Default, people[name].Id, RestrictionKind.Ban, "spam", null, Olga)).Failure);

    /// <summary>A tier with this person in it, and the default one.</summary>
    public async Task<(string Gold, string Usual)> TierAsync(string name)
    {
        var (gold, usual) = await app.Storage.WriteAsync(WorkspaceId.Default, async db =>
        {
            var usual = await db.Tiers.FirstOrDefaultAsync(t => t.IsDefault) ?? db.Tiers.Add(NewTier("Usual", isDefault: true)).Entity;
            var gold = db.Tiers.Add(NewTier("Gold", isDefault: false)).Entity;
            await db.SaveChangesAsync();
            return (gold.Id, usual.Id);
        });
        Assert.Null((await app.Service<MoveToTier>().RunAsync(WorkspaceId.Default, people[name].Id, gold)).Failure);
        return (Text(gold), Text(usual));
    }

    /// <summary>A category that somebody left, and a broadcast that reached two, of whom one pressed.</summary>
    public Task<(string Category, string Broadcast)> CampaignAsync(string left, string pressed, string reached) => app.Storage.WriteAsync(WorkspaceId.Default, async db =>
    {
        var now = DateTimeOffset.UtcNow;
        var category = db.BroadcastCategories.Add(new BroadcastCategory { WorkspaceId = WorkspaceId.Default, Name = "News", CreatedAt = now }).Entity;
        var broadcast = db.Broadcasts.Add(new Broadcast
        {
            WorkspaceId = WorkspaceId.Default, Name = "June", Audience = Audience.Everybody.ToJson(), Variants = "[]", Timing = "{}", CreatedAt = now, ChangedAt = now, StartedAt = now, State = BroadcastState.Finished,
        }).Entity;
        await db.SaveChangesAsync();
        db.OptOuts.Add(new OptOut { WorkspaceId = WorkspaceId.Default, TelegramUserId = people[left].Id, CategoryId = category.Id, At = now });
        db.Recipients.Add(new Recipient { WorkspaceId = WorkspaceId.Default, BroadcastId = broadcast.Id, TelegramUserId = people[pressed].Id, State = RecipientState.Sent, SentAt = now, PressedAt = now });
        db.Recipients.Add(new Recipient { WorkspaceId = WorkspaceId.Default, BroadcastId = broadcast.Id, TelegramUserId = people[reached].Id, State = RecipientState.Sent, SentAt = now });
        db.Recipients.Add(new Recipient { WorkspaceId = WorkspaceId.Default, BroadcastId = broadcast.Id, TelegramUserId = people[left].Id, State = RecipientState.Skipped });
        return (Text(category.Id), Text(broadcast.Id));
    });

    private static Tier NewTier(string name, bool isDefault) => new()
    {
        WorkspaceId = WorkspaceId.Default, Name = name, IsDefault = isDefault, Prices = "{}", Permissions = TierPermissions.All, CreatedAt = DateTimeOffset.UtcNow,
    };

    private static string Text(long id) => id.ToString(CultureInfo.InvariantCulture);
}

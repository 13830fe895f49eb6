using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Audiences;
using TelegramAdmin.Core.Audiences.Saving;
using TelegramAdmin.Core.AutoReplies.Rules;
using TelegramAdmin.Core.Campaigns.Broadcasts;
using TelegramAdmin.Core.Campaigns.Gifts;
using TelegramAdmin.Core.Channels;
using TelegramAdmin.Core.Channels.Posts;
using TelegramAdmin.Core.Payments;
using TelegramAdmin.Core.Payments.Catalogue;
using TelegramAdmin.Core.Profiles.Tagging;
using TelegramAdmin.Core.QuickReplies;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Webhooks.Endpoints;
using TelegramAdmin.Sandbox;
using TelegramAdmin.Tests.Payments;
using TelegramAdmin.Tests.Running;

namespace TelegramAdmin.Tests.Search;

/// <summary>A workspace with one of each kind that can be found, and "walrus" somewhere in each.</summary>
internal sealed record OneOfEach(RunningApp App, SandboxBot Bot, SandboxPerson Person, long Payment, long Channel)
{
    private static readonly Actor Olga = new(null, "Olga");

    public static async Task<OneOfEach> AddAsync(RunningApp app)
    {
        var bot = await app.AddBotAsync("walrus_bot");
        var person = app.Sandbox.World.AddPerson("Walrus", "Okafor", "walrus_reads", "en");
        person.SendText(bot, "a walrus in the pool");
        await app.UntilFoundAsync(Found.Of("pool", Core.Search.SearchKind.Message));
        var payment = await app.AddPaymentAsync(bot, person.Id, PaymentState.Granted, amount: 1234);
        var channel = await app.Storage.WriteAsync(WorkspaceId.Default, async db =>
        {
            foreach (var row in Rows())
                db.Add(row);
            var followed = db.TrackedChannels.Add(new TrackedChannel { WorkspaceId = WorkspaceId.Default, Address = "walrus_news", Username = "walrus_news", Title = "Walrus news", State = ChannelState.NotFollowed, AddedAt = Now }).Entity;
            await db.SaveChangesAsync();
            db.Add(new ChannelPost { ChannelId = followed.Id, MessageId = 77, WorkspaceId = WorkspaceId.Default, PostedAt = Now, Kind = PostKind.Text, Text = "The walrus is back", SeenAt = Now, CountedAt = Now });
            return followed.Id;
        });
        Assert.Null((await app.Service<SegmentBook>().SaveAsync(WorkspaceId.Default, null, "Walrus lovers", Audience.Where(AudienceField.Language, Comparison.Is, "en"))).Failure);
        Assert.Null((await app.Service<NoteBook>().AddAsync(WorkspaceId.Default, person.Id, "Collects walrus stamps", Olga)).Failure);
        Assert.Null((await app.Service<TagBook>().PutAsync(WorkspaceId.Default, person.Id, "gourmet", Olga)).Failure);
        await app.Service<AuditLog>().RecordAsync(WorkspaceId.Default, Olga, "rule.added", "rule 7", "about the walrus");
        return new OneOfEach(app, bot, person, payment, channel);
    }

    private static DateTimeOffset Now => DateTimeOffset.UtcNow;

    private static IEnumerable<object> Rows() =>
    [
        new Broadcast { WorkspaceId = WorkspaceId.Default, Name = "Walrus week", State = BroadcastState.Finished, Audience = "{}", Variants = """[{"text":"Read of the tusks"}]""", Timing = "{}", CreatedAt = Now, ChangedAt = Now },
        new GiftCampaign { WorkspaceId = WorkspaceId.Default, Name = "Walrus day", Reason = "Birthday of the aquarium", Audience = "{}", CreatedAt = Now, ChangedAt = Now },
        new Product { WorkspaceId = WorkspaceId.Default, Kind = ProductKind.Credits, Name = "Walrus pack", Position = 99, StripeTestId = "prod_Walrus9", CreatedAt = Now, ChangedAt = Now },
        new QuickReply { WorkspaceId = WorkspaceId.Default, Shortcut = "walrus", Title = "About them", Steps = ReplyStep.Write([new ReplyStep { Text = "They live up north" }]), SearchText = "walrus", CreatedAt = Now, ChangedAt = Now },
        new AutoRule { WorkspaceId = WorkspaceId.Default, Name = "Walrus questions", Position = 1, Trigger = "{}", Actions = "[]", CreatedAt = Now, ChangedAt = Now },
        new FaqEntry { WorkspaceId = WorkspaceId.Default, Question = "What does a walrus eat?", Answer = "<b>Clams</b>", ChangedAt = Now },
        new WebhookEndpoint { WorkspaceId = WorkspaceId.Default, Url = "https://walrus.example.com/hook", ProtectedSecret = "", IsEnabled = false, CreatedAt = Now },
    ];
}

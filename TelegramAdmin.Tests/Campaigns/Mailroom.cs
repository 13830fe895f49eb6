using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Campaigns.Broadcasts;
using TelegramAdmin.Core.Campaigns.OptingOut;
using TelegramAdmin.Core.Campaigns.Writing;
using TelegramAdmin.Core.Campaigns.Writing.People;
using TelegramAdmin.Core.Conversations;
using TelegramAdmin.Core.Conversations.Media;
using TelegramAdmin.Core.Delivery;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Users;
using TelegramAdmin.Sandbox;
using TelegramAdmin.Tests.Conversations;
using TelegramAdmin.Tests.Credits.Chat;
using TelegramAdmin.Tests.Running;

namespace TelegramAdmin.Tests.Campaigns;

/// <summary>A bot whose broadcasts a test hands over one by one: what each person gets, and what comes back.</summary>
internal sealed class Mailroom(RunningApp app, SandboxBot bot)
{
    public static Actor Olga { get; } = new(null, "Olga");

    public RunningApp App => app;

    public SandboxBot Bot => bot;

    public BotId BotId => new(bot.Id);

    public MessageWriter Writer => app.Service<MessageWriter>();

    public static async Task<Mailroom> OpenAsync(RunningApp app, string username = "news_bot") => new(app, await app.AddBotAsync(username));

    public static CampaignMessage Message(string text, params IReadOnlyList<CampaignButton> buttons) => new() { Default = new MessageVersion { Text = text, Buttons = buttons.Count == 0 ? null : [buttons] } };

    /// <summary>Somebody who started the bot.</summary>
    public async Task<Phone> MeetAsync(string name, string language = "en")
    {
        var phone = Phone.Of(app, bot, name, language);
        await phone.AskAsync("/start");
        return phone;
    }

    public async Task<KeptFile> KeepAsync(string sample, string type)
    {
        var content = Desk.Sample(sample);
        return new KeptFile(await app.Service<MediaStore>().KeepAsync(WorkspaceId.Default, new MemoryStream(content)), sample, type, content.Length);
    }

    public async Task<long> CategoryAsync(string name) => (await app.Service<CategoryBook>().AddAsync(WorkspaceId.Default, name, Olga)).Value.Id;

    public Task<Broadcast> BeginAsync(CampaignMessage message, long? category = null) => app.Storage.WriteAsync(WorkspaceId.Default, async db =>
    {
        var broadcast = db.Broadcasts.Add(new Broadcast
        {
            WorkspaceId = WorkspaceId.Default,
            Name = "News",
            State = BroadcastState.Finished,
            Audience = "{}",
            Variants = JsonSerializer.Serialize([new BroadcastVariant("A", message)], BroadcastJson.Default.ListBroadcastVariant),
            Timing = "{}",
            CategoryId = category,
            CreatedAt = DateTimeOffset.UtcNow,
            ChangedAt = DateTimeOffset.UtcNow,
        }).Entity;
        await db.SaveChangesAsync();
        return broadcast;
    });

    public async Task<Result<OutgoingMessage>> WriteAsync(CampaignMessage message, Phone to, long subject = 0)
    {
        if (!(await Writer.PrepareAsync(WorkspaceId.Default, message, new MessageOwner(SubjectKind.Recipient, 1))).TryGet(out var prepared, out var failure))
            return failure;
        await using var db = app.Storage.Read(WorkspaceId.Default);
        var facts = await app.Service<PersonFactsReader>().ReadAsync(db, WorkspaceId.Default, [(to.Person.Id, BotId)]);
        return prepared.Write(facts[to.Person.Id], BotId, subject);
    }

    /// <summary>Makes somebody a recipient, sends them the message and waits until it shows.</summary>
    public async Task<(long Recipient, OutgoingMessage Written)> DeliverAsync(Broadcast broadcast, CampaignMessage message, Phone to)
    {
        var recipient = await app.Storage.WriteAsync(WorkspaceId.Default, async db =>
        {
            var row = db.Recipients.Add(new Recipient
            {
                WorkspaceId = WorkspaceId.Default, BroadcastId = broadcast.Id, TelegramUserId = to.Person.Id, BotId = BotId, Variant = "A", State = RecipientState.Sent, SentAt = DateTimeOffset.UtcNow,
            }).Entity;
            await db.SaveChangesAsync();
            return row.Id;
        });
        var written = (await WriteAsync(message, to, recipient)).Value;
        var before = to.Last.Id;
        await app.Storage.WriteAsync(WorkspaceId.Default, db =>
        {
            app.Service<Outbox>().Add(db, new OutboxMessage
            {
                WorkspaceId = WorkspaceId.Default, BotId = BotId, ChatId = to.Person.Id, Method = written.Method, Parameters = written.Parameters, Files = written.Files,
                Lane = Lane.Bulk, Priority = Priority.Low, SubjectId = recipient, SubjectKind = SubjectKind.Recipient, CreatedAt = DateTimeOffset.UtcNow,
            });
            return Task.CompletedTask;
        });
        await to.Person.WaitForAsync(bot, m => m.FromBot && m.Id > before, RunningApp.Patience);
        return (recipient, written);
    }

    public async Task<T> ReadAsync<T>(Func<AppDbContext, Task<T>> read)
    {
        await using var db = app.Storage.Read(WorkspaceId.Default);
        return await read(db);
    }

    public Task KnowAsync(Phone person, string name, string value) => app.Storage.WriteAsync(WorkspaceId.Default, db =>
    {
        db.PersonAttributes.Add(new PersonAttribute { WorkspaceId = WorkspaceId.Default, TelegramUserId = person.Person.Id, Name = name, Value = value });
        return Task.CompletedTask;
    });
}

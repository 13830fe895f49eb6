using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Conversations;
using TelegramAdmin.Core.Conversations.Reading;
using TelegramAdmin.Core.Conversations.Writing;
using TelegramAdmin.Core.Delivery;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Sandbox;
using TelegramAdmin.Tests.Running;

namespace TelegramAdmin.Tests.Conversations;

/// <summary>What an operator does and sees at one conversation.</summary>
internal sealed class Desk(RunningApp app, SandboxBot bot, SandboxPerson person, long conversation)
{
    public long Conversation => conversation;

    public ChangeReply Change => app.Service<ChangeReply>();

    /// <summary>A person writes for the first time, and somebody opens what they wrote.</summary>
    public static async Task<Desk> OpenAsync(RunningApp app, SandboxBot bot, string firstName = "Ana")
    {
        var person = app.Sandbox.World.AddPerson(firstName);
        person.SendText(bot, "hello");
        return await OpenAsync(app, bot, person);
    }

    public static async Task<Desk> OpenAsync(RunningApp app, SandboxBot bot, SandboxPerson person)
    {
        var id = 0L;
        await Eventually.TrueAsync(async () => (id = await FindAsync(app, bot, person)) > 0, $"{person} has a conversation");
        return new Desk(app, bot, person, id);
    }

    public SandboxPerson Person => person;

    public static ReplyFile File(string name, string contentType, byte[] content) => new(name, contentType, content.Length, () => new MemoryStream(content));

    /// <summary>One of the sandbox's real little files.</summary>
    public static byte[] Sample(string name)
    {
        using var resource = typeof(SandboxWorld).Assembly.GetManifestResourceStream($"samples/{name}")!;
        using var copy = new MemoryStream();
        resource.CopyTo(copy);
        return copy.ToArray();
    }

    public Task<Result<long>> TrySendAsync(string text, IReadOnlyList<ReplyFile>? files = null, long? replyTo = null) =>
        app.Service<SendReply>().RunAsync(WorkspaceId.Default, conversation, new ReplyDraft(1, "Olga", text) { Files = files ?? [], ReplyToTelegramId = replyTo });

    /// <returns>Our id of the last message that it made.</returns>
    public async Task<long> SendAsync(string text, IReadOnlyList<ReplyFile>? files = null, long? replyTo = null)
    {
        var sent = await TrySendAsync(text, files, replyTo);
        Assert.Null(sent.Failure);
        return sent.Value;
    }

    public async Task<IReadOnlyList<ConversationMessage>> ReadAsync() =>
        (await app.Service<ConversationReader>().ReadAsync(WorkspaceId.Default, conversation)).Messages;

    public async Task<ConversationMessage> ReadAsync(long id) => (await ReadAsync()).Single(m => m.Id == id);

    /// <summary>The message that stands on the phone under this id.</summary>
    public async Task<ConversationMessage> RecordedAsync(ChatMessage message)
    {
        ConversationMessage? row = null;
        await Eventually.TrueAsync(async () => (row = (await ReadAsync()).SingleOrDefault(m => m.TelegramMessageId == message.Id)) is not null, $"message {message.Id} is recorded");
        return row!;
    }

    public async Task<ConversationMessage> UntilAsync(long id, DeliveryState state)
    {
        await Eventually.TrueAsync(async () => (await ReadAsync(id)).Delivery == state, $"message {id} becomes {state}");
        return await ReadAsync(id);
    }

    public async Task<Conversation> HeadAsync() => (await app.Service<ConversationList>().FindAsync(WorkspaceId.Default, conversation))!;

    public ChatMessage OnPhone(long? telegramMessageId) => person.History(bot).Single(m => m.Id == telegramMessageId);

    private static async Task<long> FindAsync(RunningApp app, SandboxBot bot, SandboxPerson person)
    {
        var id = new BotId(bot.Id);
        await using var db = app.Storage.ReadAll();
        return await db.Conversations.Where(c => c.BotId == id && c.ChatId == person.Id && c.LastMessageId != null).Select(c => c.Id).FirstOrDefaultAsync();
    }
}

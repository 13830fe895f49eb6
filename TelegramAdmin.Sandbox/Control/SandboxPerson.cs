using TelegramAdmin.Sandbox.Control;
using TelegramAdmin.Sandbox.Formatting;
using TelegramAdmin.Sandbox.State;

namespace TelegramAdmin.Sandbox;

/// <summary>Somebody with a phone, whom a test acts as.</summary>
public sealed class SandboxPerson
{
    private readonly World _world;

    internal SandboxPerson(World world, Person state) => (_world, State) = (world, state);

    public long Id => State.Id;

    public string FirstName => State.FirstName;

    public string? LastName => State.LastName;

    public string? Username => State.Username;

    public string LanguageCode
    {
        get => State.LanguageCode;
        set => State.LanguageCode = value;
    }

    internal Person State { get; }

    /// <summary>Presses Start.</summary>
    public ChatMessage Start(SandboxBot bot, string? payload = null) =>
        SendText(bot, payload is null ? "/start" : $"/start {payload}");

    public ChatMessage SendText(
        Place to, string text, IReadOnlyList<TextEntity>? entities = null, int? replyTo = null, string? quote = null) =>
        PersonActs.Send(_world, State, to, new Writing(text) { Entities = entities ?? [], ReplyTo = replyTo, Quote = quote });

    /// <summary>The messages still kept, oldest first, both ways, deleted ones included.</summary>
    public IReadOnlyList<ChatMessage> History(Place at)
    {
        lock (_world.Gate)
        {
            var chat = at.ChatFor(_world, State);
            return [.. chat.Log.Messages.Select(message => ChatMessageReader.Read(_world, chat, message))];
        }
    }

    /// <summary>The first message that fits, whether it is there already or still to come.</summary>
    public Task<ChatMessage> WaitForAsync(Place at, Func<ChatMessage, bool> predicate, TimeSpan timeout)
    {
        Chat chat;
        lock (_world.Gate) chat = at.ChatFor(_world, State);
        return MessageWaiter.WaitAsync(_world, chat, predicate, timeout);
    }

    public override string ToString() => State.FullName;
}

using TelegramAdmin.Sandbox.Control.Acting;
using TelegramAdmin.Sandbox.Control.Watching;
using TelegramAdmin.Sandbox.State;
using TelegramAdmin.Sandbox.State.Chats;

namespace TelegramAdmin.Sandbox;

/// <summary>Somebody with a phone, whom a test acts as.</summary>
public sealed partial class SandboxPerson
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

    /// <summary>Changes an own message.</summary>
    public ChatMessage Edit(Place at, int messageId, string text, IReadOnlyList<TextEntity>? entities = null) =>
        Locked(at, chat => PersonEdits.Edit(_world, State, chat, messageId, text, entities ?? []));

    /// <summary>Deletes an own message for everybody; bots are not told.</summary>
    public void Delete(Place at, int messageId) => Locked(at, chat => PersonEdits.Delete(_world, State, chat, messageId));

    /// <summary>Presses an inline button, found by its text or callback data, on one message or on the last that has it.</summary>
    /// <returns>What the bot answered; null when it did not within <paramref name="patience"/> (10 s).</returns>
    public async Task<CallbackAnswer?> PressAsync(Place at, string button, int? messageId = null, TimeSpan? patience = null)
    {
        var query = Locked(at, chat => ButtonPress.Press(_world, State, chat, button, messageId));
        return query is null ? null : await ButtonPress.AnswerAsync(query, patience);
    }

    /// <summary>Sets the own reactions on a message; none takes them away.</summary>
    public void React(Place at, int messageId, params IReadOnlyList<string> emoji) =>
        Locked(at, chat => Reacting.Set(_world, State, chat, messageId, emoji));

    /// <summary>Votes in a poll.</summary>
    public void Vote(Place at, int messageId, params IReadOnlyList<int> options) =>
        Locked(at, chat => Voting.Vote(_world, State, chat, messageId, options));

    /// <summary>Types "@bot query" and waits for the results, as JSON.</summary>
    public Task<string?> AskInlineAsync(SandboxBot bot, string query, TimeSpan? patience = null) =>
        InlineAsking.AskAsync(_world, State, bot.State, query, patience);

    /// <summary>As if they had started the bot long ago; it is told nothing.</summary>
    public void Know(SandboxBot bot) => Locked(bot, chat => ((PrivateChat)chat).IsStarted = true);

    public void Block(SandboxBot bot) => Locked(bot, chat => Blocking.Set(_world, (PrivateChat)chat, isBlocked: true));

    public void Unblock(SandboxBot bot) => Locked(bot, chat => Blocking.Set(_world, (PrivateChat)chat, isBlocked: false));

    public void Join(SandboxGroup group) => GroupMembers.Join(_world, group.State, Id, Membership.Member);

    public void Leave(SandboxGroup group) => GroupMembers.Leave(_world, group.State, Id, Membership.Left);

    /// <summary>Chooses a group with the bot's request_chat button, which makes the bot an administrator there if the button asks for it.</summary>
    public ChatMessage ShareChat(SandboxBot bot, int requestId, SandboxGroup group) => ChatSharing.Share(_world, State, bot.State, requestId, group.State);

    /// <summary>Writes in a group as an anonymous administrator.</summary>
    public ChatMessage SendAnonymously(Place to, string text) => PersonActs.Send(_world, State, to, new Writing(text) { IsAnonymous = true });

    public override string ToString() => State.FullName;

    private void Locked(Place at, Action<Chat> act) => Locked(at, chat =>
    {
        act(chat);
        return true;
    });

    private T Locked<T>(Place at, Func<Chat, T> act)
    {
        lock (_world.Gate) return act(at.ChatFor(_world, State));
    }
}

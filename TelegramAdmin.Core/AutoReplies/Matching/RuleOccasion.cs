using TelegramAdmin.Core.Conversations;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.AutoReplies.Matching;

/// <summary>Something happened that rules may react to.</summary>
internal sealed record RuleOccasion(BotId BotId)
{
    /// <summary>With a command; then <see cref="Words"/> is null.</summary>
    public BotCommand? Command { get; init; }

    /// <summary>With any other message; empty where it has no text.</summary>
    public MessageWords? Words { get; init; }

    /// <summary>With a pressed button: what it sent.</summary>
    public string? Press { get; init; }

    /// <summary>Somebody is new here.</summary>
    public bool IsJoined { get; init; }

    /// <summary>The team is away.</summary>
    public bool IsAway { get; init; }

    public string? StartLink => Command is { Name: "start", Argument: { Length: > 0 } payload } ? payload : null;
}

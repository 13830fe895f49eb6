using TelegramAdmin.Core.Campaigns.Writing;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Campaigns.Broadcasts.Running.Feeding;

/// <summary>What becomes of one recipient whose turn it is.</summary>
internal abstract record FeedStep(Recipient Recipient)
{
    /// <summary>Into the queue.</summary>
    public sealed record Send(Recipient Recipient, string Variant, OutgoingMessage Message) : FeedStep(Recipient);

    /// <summary>Another bot reaches them, the first one does not any more.</summary>
    public sealed record Move(Recipient Recipient, BotId To) : FeedStep(Recipient);

    /// <summary>Their time is still to come.</summary>
    public sealed record Wait(Recipient Recipient, DateTimeOffset DueAt) : FeedStep(Recipient);

    /// <summary>It ends here: with a state and the reason.</summary>
    public sealed record End(Recipient Recipient, RecipientState State, string Why) : FeedStep(Recipient);
}

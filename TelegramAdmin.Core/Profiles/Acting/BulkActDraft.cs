using TelegramAdmin.Core.Profiles.Listing;

namespace TelegramAdmin.Core.Profiles.Acting;

/// <summary>What somebody wants done, and with whom.</summary>
/// <param name="Value">The tag, the tier's number (empty for the usual one), or the reason of a ban.</param>
public sealed record BulkActDraft(BulkActKind Kind, string Value)
{
    /// <summary>Whoever matches; not looked at where <see cref="People"/> says who.</summary>
    public PeopleFilter Filter { get; init; } = new();

    /// <summary>Exactly these.</summary>
    public IReadOnlyCollection<long>? People { get; init; }

    /// <summary>How many people were shown, and from <see cref="StartBulkAct.TypedFrom"/> on typed.</summary>
    public required long Confirmed { get; init; }
}

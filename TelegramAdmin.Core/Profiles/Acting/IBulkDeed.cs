using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Profiles.Acting;

/// <summary>What an act does to one person, in the transaction that also writes down what became of them.</summary>
internal interface IBulkDeed
{
    IReadOnlyList<BulkActKind> Kinds { get; }

    Task<BulkOutcome> DoAsync(AppDbContext db, BulkAct act, long telegramUserId);

    /// <param name="before">What <see cref="DoAsync"/> said of how it was before.</param>
    Task<BulkOutcome> UndoAsync(AppDbContext db, BulkAct act, long telegramUserId, string? before);
}

/// <param name="Before">How it was before, for undoing.</param>
/// <param name="Error">Why it failed.</param>
internal readonly record struct BulkOutcome(BulkRowState State, string? Before = null, string? Error = null)
{
    public static BulkOutcome Unchanged { get; } = new(BulkRowState.Unchanged);

    public static BulkOutcome Done(string? before = null) => new(BulkRowState.Done, before);

    public static BulkOutcome DoneIf(bool isChanged) => isChanged ? Done() : Unchanged;

    public static BulkOutcome Failed(string why) => new(BulkRowState.Failed, Error: ShortText.Cut(why, 300));
}

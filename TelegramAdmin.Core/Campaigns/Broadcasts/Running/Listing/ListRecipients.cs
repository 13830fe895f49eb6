using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Campaigns.Broadcasts.Timing;
using TelegramAdmin.Core.Delivery.Choosing;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Campaigns.Broadcasts.Running.Listing;

/// <summary>
/// Makes recipients of the people of an audience, some at a time and by their ids. How far it got moves in the same transaction, so after a
/// restart it goes on with the next person; whoever is left out stands in the list too, with the reason.
/// </summary>
internal sealed class ListRecipients(IDatabase database, MatchingPeople matching, RosterReader rosters, BroadcastZones zones, BroadcastPulse pulse, TimeProvider time)
{
    /// <summary>So many in one transaction: others who write wait no longer than for these.</summary>
    public const int Step = 1_000;

    private const string Insert = """
        INSERT INTO recipients (workspace_id, broadcast_id, telegram_user_id, bot_id, variant, state, due_at, error, attempts, "after")
        VALUES (@workspace, @broadcast, @person, @bot, @variant, @state, @due, @error, 0, 0)
        ON CONFLICT (broadcast_id, telegram_user_id) DO NOTHING
        """;

    /// <returns>Fails where the audience cannot be read any more, as when a segment in it was deleted.</returns>
    public async Task<Result<bool>> RunOnceAsync(Broadcast broadcast, CancellationToken cancellation)
    {
        if (!(await matching.NextAsync(broadcast, Step, cancellation)).TryGet(out var people, out var failure))
            return failure;
        var recipients = await DecideAsync(broadcast, people);
        await database.WriteAsync(broadcast.WorkspaceId, db => ListAsync(db, broadcast, recipients, isLast: people.Count < Step), cancellation);
        pulse.Note(broadcast.WorkspaceId, broadcast.Id);
        return true;
    }

    private async Task<List<Recipient>> DecideAsync(Broadcast broadcast, IReadOnlyList<long> people)
    {
        var roster = await rosters.ReadAsync(broadcast.WorkspaceId);
        var clock = await zones.ClockOfAsync(broadcast.WorkspaceId, broadcast.ReadTiming());
        await using var db = database.Read(broadcast.WorkspaceId);
        var bots = await BotChoices.ReadAsync(db, roster, broadcast.ReadBots(), people);
        var optedOut = await MatchingPeople.OptedOutAsync(db, broadcast, people);
        var personZones = await MatchingPeople.ZonesAsync(db, people, clock.Zone);
        var lot = new VariantLot(broadcast.Id, broadcast.ReadVariants(), broadcast.ReadTest());
        return [.. people.Select(person => optedOut.Contains(person) ? Skipped(broadcast, person, "They opted out of this category.")
            : bots.Of(person) is not { } bot ? Skipped(broadcast, person, bots.WhyNot(person))
            : Waiting(broadcast, person, bot, lot.Draw(person), clock.DueFor(personZones.GetValueOrDefault(person, clock.Zone), time.GetUtcNow())))];
    }

    private static Recipient Skipped(Broadcast broadcast, long person, string why) => new()
    {
        WorkspaceId = broadcast.WorkspaceId, BroadcastId = broadcast.Id, TelegramUserId = person, State = RecipientState.Skipped, Error = ShortText.Cut(why, 300),
    };

    private static Recipient Waiting(Broadcast broadcast, long person, BotId bot, Drawn drawn, DateTimeOffset? dueAt) => new()
    {
        WorkspaceId = broadcast.WorkspaceId,
        BroadcastId = broadcast.Id,
        TelegramUserId = person,
        BotId = bot,
        Variant = drawn.Variant,
        State = drawn.IsHeldOut ? RecipientState.HeldOut : RecipientState.Waiting,
        DueAt = drawn.IsHeldOut ? null : drawn.WaitsForWinner ? Recipient.AfterWinner : dueAt,
    };

    private async Task ListAsync(AppDbContext db, Broadcast broadcast, List<Recipient> recipients, bool isLast)
    {
        var now = (DateTimeOffset?)time.GetUtcNow();
        var reached = recipients.Count > 0 ? recipients[^1].TelegramUserId : broadcast.ListedUpTo;
        var moved = await db.Broadcasts.Where(b => b.Id == broadcast.Id && b.State == BroadcastState.Running && b.ListedUpTo == broadcast.ListedUpTo && b.ListedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(b => b.ListedUpTo, reached).SetProperty(b => b.ListedAt, isLast ? now : null));
        if (moved == 0)
            return; // It was paused or stopped meanwhile; the same people come again when it goes on.
        await db.Session.ForEachAsync(Insert, recipients, static (p, r) => p
            .Add("@workspace", r.WorkspaceId).Add("@broadcast", r.BroadcastId).Add("@person", r.TelegramUserId).Add("@bot", r.BotId?.Value).Add("@variant", r.Variant)
            .Add("@state", (long)r.State).Add("@due", r.DueAt).Add("@error", r.Error));
    }
}

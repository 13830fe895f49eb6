using TelegramAdmin.Core.Campaigns.Broadcasts.Running.Listing;
using TelegramAdmin.Core.Campaigns.Broadcasts.Timing;
using TelegramAdmin.Core.Campaigns.Writing;
using TelegramAdmin.Core.Campaigns.Writing.People;
using TelegramAdmin.Core.Delivery.Choosing;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Campaigns.Broadcasts.Running.Feeding;

/// <summary>Looks at recipients whose turn it is as they are now: they may have blocked the bot, opted out or gone to bed since they were listed.</summary>
internal sealed class DecideTurns(IDatabase database, RosterReader rosters, BroadcastZones zones, PersonFactsReader facts, PreparedMessages messages, TimeProvider time)
{
    public async Task<IReadOnlyList<FeedStep>> RunAsync(Broadcast broadcast, IReadOnlyList<Recipient> recipients, CancellationToken cancellation)
    {
        var people = recipients.Select(r => r.TelegramUserId).ToList();
        var roster = await rosters.ReadAsync(broadcast.WorkspaceId);
        var clock = await zones.ClockOfAsync(broadcast.WorkspaceId, broadcast.ReadTiming());
        await using var db = database.Read(broadcast.WorkspaceId);
        var turn = new Turn(
            broadcast,
            await BotChoices.ReadAsync(db, roster, broadcast.ReadBots(), people),
            await MatchingPeople.OptedOutAsync(db, broadcast, people),
            clock,
            await MatchingPeople.ZonesAsync(db, people, clock.Zone),
            await facts.ReadAsync(db, broadcast.WorkspaceId, [.. recipients.Select(r => (r.TelegramUserId, r.BotId!.Value))], cancellation));
        var steps = new List<FeedStep>(recipients.Count);
        foreach (var recipient in recipients)
        {
            var early = turn.Before(recipient, time.GetUtcNow());
            if (early is null && await IsUploadingAsync(broadcast, recipient, cancellation))
                break; // The first one brings its file up; the others send it by the id that it gets.
            steps.Add(early ?? await WriteAsync(turn, recipient, cancellation));
        }
        return steps;
    }

    private async Task<bool> IsUploadingAsync(Broadcast broadcast, Recipient recipient, CancellationToken cancellation) =>
        (await messages.FindAsync(broadcast, VariantOf(broadcast, recipient), cancellation)).TryGet(out var message, out _) && message.Room(recipient.BotId!.Value) <= 0;

    private async Task<FeedStep> WriteAsync(Turn turn, Recipient recipient, CancellationToken cancellation)
    {
        var variant = VariantOf(turn.Broadcast, recipient);
        if (!(await messages.FindAsync(turn.Broadcast, variant, cancellation)).TryGet(out var message, out var failure))
            return new FeedStep.End(recipient, RecipientState.Failed, failure.Message);
        return message.Write(turn.Facts[recipient.TelegramUserId], recipient.BotId!.Value, recipient.Id).TryGet(out var written, out failure)
            ? new FeedStep.Send(recipient, variant, written)
            : new FeedStep.End(recipient, RecipientState.Failed, failure.Message);
    }

    private static string VariantOf(Broadcast broadcast, Recipient recipient) => recipient.Variant ?? broadcast.Winner ?? broadcast.ReadVariants()[0].Key;

    private sealed record Turn(
        Broadcast Broadcast, BotChoices Bots, HashSet<long> OptedOut, BroadcastClock Clock, IReadOnlyDictionary<long, TimeZoneInfo> Zones, IReadOnlyDictionary<long, PersonFacts> Facts)
    {
        public FeedStep? Before(Recipient recipient, DateTimeOffset now)
        {
            var person = recipient.TelegramUserId;
            if (OptedOut.Contains(person))
                return new FeedStep.End(recipient, RecipientState.Skipped, "They opted out of this category.");
            if (!Bots.Reaches(recipient.BotId!.Value, person))
                return Bots.Of(person) is { } other ? new FeedStep.Move(recipient, other) : new FeedStep.End(recipient, EndOf(recipient), Bots.WhyNot(person));
            return Clock.DueFor(Zones.GetValueOrDefault(person, Clock.Zone), now) is { } due ? new FeedStep.Wait(recipient, due) : null;
        }

        // Whoever was tried before keeps having failed.
        private static RecipientState EndOf(Recipient recipient) => recipient.Attempts > 0 ? RecipientState.Failed : RecipientState.Skipped;
    }
}

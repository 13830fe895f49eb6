using System.Text.Json;
using TelegramAdmin.Core.Audiences;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Campaigns.Broadcasts;

/// <summary>What a broadcast keeps as JSON, read and written.</summary>
public static class BroadcastMembers
{
    extension(Broadcast broadcast)
    {
        public Audience ReadAudience() => Audience.Read(broadcast.Audience);

        public IReadOnlyList<BroadcastVariant> ReadVariants() => JsonSerializer.Deserialize(broadcast.Variants, BroadcastJson.Default.ListBroadcastVariant)!;

        public BroadcastTest? ReadTest() => broadcast.Test is null ? null : JsonSerializer.Deserialize(broadcast.Test, BroadcastJson.Default.BroadcastTest);

        public BroadcastTiming ReadTiming() => JsonSerializer.Deserialize(broadcast.Timing, BroadcastJson.Default.BroadcastTiming)!;

        /// <returns>Null for all of the workspace.</returns>
        public IReadOnlySet<BotId>? ReadBots() =>
            broadcast.Bots is null ? null : JsonSerializer.Deserialize(broadcast.Bots, BroadcastJson.Default.ListInt64)!.Select(id => new BotId(id)).ToHashSet();

        /// <summary>As somebody would write it again.</summary>
        public BroadcastDraft ReadDraft() => new()
        {
            Name = broadcast.Name,
            Audience = broadcast.ReadAudience(),
            Bots = broadcast.ReadBots(),
            Variants = broadcast.ReadVariants(),
            Test = broadcast.ReadTest(),
            Timing = broadcast.ReadTiming(),
            CategoryId = broadcast.CategoryId,
            IsPaid = broadcast.IsPaid,
            ErrorLimit = broadcast.ErrorLimit,
        };

        internal void Write(BroadcastDraft draft)
        {
            broadcast.Name = draft.Name.Trim();
            broadcast.Audience = draft.Audience.ToJson();
            broadcast.Bots = draft.Bots is { Count: > 0 } bots ? JsonSerializer.Serialize([.. bots.Select(b => b.Value)], BroadcastJson.Default.ListInt64) : null;
            broadcast.Variants = WriteVariants(draft.Variants);
            broadcast.Test = draft.Test is null ? null : JsonSerializer.Serialize(draft.Test, BroadcastJson.Default.BroadcastTest);
            broadcast.Timing = WriteTiming(draft.Timing);
            (broadcast.CategoryId, broadcast.IsPaid, broadcast.ErrorLimit) = (draft.CategoryId, draft.IsPaid, draft.ErrorLimit);
        }
    }

    internal static string WriteVariants(IReadOnlyList<BroadcastVariant> variants) => JsonSerializer.Serialize([.. variants], BroadcastJson.Default.ListBroadcastVariant);

    internal static string WriteTiming(BroadcastTiming timing) => JsonSerializer.Serialize(timing, BroadcastJson.Default.BroadcastTiming);
}

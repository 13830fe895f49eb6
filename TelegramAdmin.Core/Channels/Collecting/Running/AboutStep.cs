using TelegramAdmin.Core.Channels.Collecting.Counting;
using TelegramAdmin.Core.Channels.Sources;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Channels.Collecting.Running;

/// <summary>Reads name, description and members.</summary>
internal sealed class AboutStep(StepDesk desk, StoreMembers members) : IStep
{
    public static void Describe(TrackedChannel channel, FoundChannel found)
    {
        channel.Title = ShortText.Cut(found.Title.Length == 0 ? channel.Title : found.Title, 160);
        channel.Username = found.Username is { Length: > 0 } name ? ShortText.Cut(name, 64) : null;
        channel.About = found.About is { Length: > 0 } about ? ShortText.Cut(about, 300) : null;
        channel.HistoryTotal = found.Posts is >= 0 ? found.Posts : channel.HistoryTotal;
    }

    public async Task<SourceFailure?> RunAsync(TrackedChannel channel, IChannelSource source, CancellationToken cancellation)
    {
        if (!(await source.AboutAsync(channel.TelegramId!.Value, cancellation)).TryGet(out var found, out var failure))
            return failure;
        await desk.WriteAsync(channel, source.AccountId, async (db, held) =>
        {
            Describe(held, found);
            await members.RunAsync(db, held, found.Members, desk.Now);
        }, cancellation);
        return null;
    }
}

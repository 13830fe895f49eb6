using TelegramAdmin.Core.Channels.Collecting.Storing;
using TelegramAdmin.Core.Channels.Sources;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Channels.Collecting.Running;

/// <summary>Asks for one page of posts and keeps what it holds.</summary>
internal abstract class PageStep(StepDesk desk) : IStep
{
    protected const int Largest = 100;

    protected StepDesk Desk => desk;

    public async Task<SourceFailure?> RunAsync(TrackedChannel channel, IChannelSource source, CancellationToken cancellation)
    {
        var (askedAt, before) = (desk.Now, await BeforeAsync(channel, cancellation));
        if (before < 0)
            return null;
        if (!(await source.PageAsync(channel.TelegramId!.Value, before, Largest, cancellation)).TryGet(out var answer, out var failure))
            return failure;
        var posts = KeptPost.Sound(answer.Posts).Where(p => before == 0 || p.MessageId < before).ToList();
        await desk.WriteAsync(channel, source.AccountId, async (db, held) =>
        {
            if (answer.Total is >= 0 and { } total)
                held.HistoryTotal = total;
            await KeepAsync(db, held, new Page(posts, before, askedAt));
        }, cancellation);
        return null;
    }

    /// <summary>Where the page begins: 0 for the newest of all, less for no page.</summary>
    protected abstract Task<long> BeforeAsync(TrackedChannel channel, CancellationToken cancellation);

    protected abstract Task KeepAsync(AppDbContext db, TrackedChannel channel, Page page);

    /// <param name="Posts">Sound, below <paramref name="Before"/>, the newest first.</param>
    protected sealed record Page(IReadOnlyList<SourcePost> Posts, long Before, DateTimeOffset AskedAt);
}

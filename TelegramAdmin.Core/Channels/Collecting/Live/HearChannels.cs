using System.Threading.Channels;
using TelegramAdmin.Core.Channels.Sources;

namespace TelegramAdmin.Core.Channels.Collecting.Live;

/// <summary>Takes what accounts hear, in its order, and lets them go on at once. What no longer fits is left out: the collector finds it with its next look.</summary>
internal sealed class HearChannels : ISourceListener
{
    private const int Most = 20_000;

    private readonly Channel<SourceNews> _news = Channel.CreateBounded<SourceNews>(new BoundedChannelOptions(Most) { FullMode = BoundedChannelFullMode.DropWrite });

    public ChannelReader<SourceNews> News => _news.Reader;

    public ValueTask HearAsync(SourceNews news, CancellationToken cancellation)
    {
        _news.Writer.TryWrite(news);
        return ValueTask.CompletedTask;
    }
}

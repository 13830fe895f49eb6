using TelegramAdmin.Benchmarks.Running;

namespace TelegramAdmin.Benchmarks.Chaos.Traffic;

/// <summary>Everything that goes on at once: the broadcast runs by itself, people write, a program posts, people buy.</summary>
internal sealed class Streams(Stage stage)
{
    private readonly Crowd _crowd = stage.Crowd;
    private readonly BuyingStream _buying = new(stage);
    private readonly PostingStream _posting = new(stage);
    private int _asked;

    /// <summary>How many have written; Telegram keeps what they wrote until the product takes it.</summary>
    public int Asked => _asked;

    /// <summary>To whom the program's messages were accepted.</summary>
    public IReadOnlySet<long> Posted => _posting.Accepted;

    public int Bought => _buying.Asked;

    /// <summary>Ends when everybody has written, everything was accepted and everybody has paid.</summary>
    public Task RunAsync(CancellationToken cancellation) => Task.WhenAll(AskAsync(cancellation), _posting.RunAsync(cancellation), _buying.RunAsync(cancellation));

    public Task HasBegunAsync() => Eventually.TrueAsync(() => _crowd.News.SentAt.Count > 10 && _crowd.Desk.HasWebhook && _posting.Accepted.Count > 2);

    /// <summary>So many evenly over the time of a stage.</summary>
    public static TimeSpan Pause(Scale scale, int count) => scale.Span / count;

    private async Task AskAsync(CancellationToken cancellation)
    {
        await Eventually.TrueAsync(() => _crowd.Desk.HasWebhook);
        using var timer = new PeriodicTimer(Pause(stage.Scale, _crowd.Askers.Count));
        for (; _asked < _crowd.Askers.Count && !cancellation.IsCancellationRequested; _asked++)
        {
            _crowd.Askers[_asked].Start(_crowd.AskedBot(_asked));
            await timer.WaitForNextTickAsync(CancellationToken.None);
        }
    }
}

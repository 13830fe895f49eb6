using System.Text.Json;
using TelegramAdmin.Benchmarks.Running;

namespace TelegramAdmin.Benchmarks.Chaos.Traffic;

/// <summary>People who ask for credits and pay as soon as there is a checkout of theirs.</summary>
internal sealed class BuyingStream(Stage stage)
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(300);

    private readonly HashSet<string> _met = [];
    private int _asked;

    public int Asked => _asked;

    public async Task RunAsync(CancellationToken cancellation)
    {
        await Eventually.TrueAsync(() => stage.Crowd.Desk.HasWebhook);
        var asking = AskAsync(cancellation);
        while (_met.Count < stage.Crowd.Buyers.Count && !cancellation.IsCancellationRequested)
        {
            foreach (var session in stage.Sandbox.Stripe.All("checkout.session").Where(IsNew))
                stage.Sandbox.Stripe.Pay(session.GetProperty("id").GetString()!);
            await Task.Delay(Look, CancellationToken.None);
        }
        await asking;
    }

    private bool IsNew(JsonElement session) => _met.Add(session.GetProperty("id").GetString()!);

    private async Task AskAsync(CancellationToken cancellation)
    {
        using var timer = new PeriodicTimer(Streams.Pause(stage.Scale, stage.Crowd.Buyers.Count));
        for (; _asked < stage.Crowd.Buyers.Count && !cancellation.IsCancellationRequested; _asked++)
        {
            stage.Crowd.Buyers[_asked].SendText(stage.Crowd.Desk, "/buy25");
            await timer.WaitForNextTickAsync(CancellationToken.None);
        }
    }
}

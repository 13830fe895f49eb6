using TelegramAdmin.Sandbox;
using TelegramAdmin.Sandbox.Stripe;

namespace TelegramAdmin.Benchmarks.Chaos.Troubles;

/// <summary>What Telegram, Stripe and the way to them do wrong.</summary>
internal static class TelegramTroubles
{
    private const double LostShare = 0.02;

    public static FaultSettings Usual { get; } = new() { LatencyMinMs = 20, LatencyMaxMs = 60 };

    public static StripeDelivery UsualEvents { get; } = new() { RetryMs = 300, Concurrency = 4 };

    /// <summary>Of a hundred answers two are lost, and as many calls never arrive.</summary>
    public static Task LoseAnswersAsync(Stage stage) => WithAsync(stage, Usual with { LoseAnswerRate = LostShare, DropRate = LostShare }, 2.5);

    /// <summary>Telegram answers everything with 429, then a fifth, then everything again.</summary>
    public static async Task RefuseAsync(Stage stage)
    {
        await WithAsync(stage, Usual with { RefuseAll = true, RetryAfter = 1 }, 0.3);
        await WithAsync(stage, Usual with { RefuseRate = 0.2, RetryAfter = 1 }, 1);
        await WithAsync(stage, Usual with { RefuseAll = true, RetryAfter = 2 }, 0.3);
    }

    /// <summary>Nothing reaches Telegram, and nothing of it the product; a minute in the full form.</summary>
    public static Task GoneAsync(Stage stage) => WithAsync(stage, Usual with { Scope = FaultScope.Everything, DropRate = 1, WebhookFailRate = 1 }, stage.Scale.Outage.TotalSeconds > 5 ? 6 : 1);

    /// <summary>Webhooks come twice or once more since their answer was lost; Stripe's events come up to four times and out of order.</summary>
    public static async Task DoubleWebhooksAsync(Stage stage)
    {
        stage.Sandbox.Stripe.Delivery = UsualEvents with { CopiesMax = 4, ShuffleMs = (int)(stage.Scale.Outage.TotalMilliseconds / 3), Concurrency = 8 };
        await WithAsync(stage, Usual with { WebhookDuplicateRate = 0.5, WebhookLoseAnswerRate = 0.3 }, 2.5);
        stage.Sandbox.Stripe.Delivery = UsualEvents;
    }

    private static async Task WithAsync(Stage stage, FaultSettings faults, double outages)
    {
        stage.Sandbox.World.Faults = faults;
        await Task.Delay(stage.Scale.Outage * outages);
        stage.Sandbox.World.Faults = Usual;
    }
}

using System.Text.Json;
using TelegramAdmin.Sandbox.BotApi;
using TelegramAdmin.Sandbox.State;

namespace TelegramAdmin.Sandbox.Updates;

/// <summary>Runs getUpdates: gives what is there, or waits for it.</summary>
internal sealed class UpdatePoller(World world, ApiExecutor executor)
{
    private const int LongestWaitSeconds = 50;
    private const int MostUpdates = 100;

    private const string WebhookActive =
        "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first";

    private const string OtherPoll =
        "terminated by other getUpdates request; make sure that only one bot instance is running";

    public async Task RunAsync(ApiCall call, Answer answer, CancellationToken ct)
    {
        LongPoll? poll = null;
        executor.Run(new ApiMethod(call.Method, c => Begin(c, out poll)), call, answer);
        if (poll is null || answer.Status != 200) return;
        var conflict = await WaitAsync(poll, SecondsOf(call), ct);
        lock (world.Gate)
        {
            if (call.Bot.Poll == poll) call.Bot.Poll = null;
            if (conflict is null) answer.Succeed(Write(Take(call)));
            else answer.Fail(ApiException.Conflict(conflict));
        }
    }

    private WriteResult Begin(ApiCall call, out LongPoll? poll)
    {
        var bot = call.Bot;
        if (bot.Webhook is not null) throw ApiException.Conflict(WebhookActive);
        if (AllowedUpdates.Read(call.Args) is { } allowed) bot.AllowedUpdates = allowed;
        bot.Poll?.Terminate(OtherPoll);
        bot.Poll = poll = null;
        bot.Updates.Confirm(call.Args.Int("offset") ?? 0);
        world.IsDirty = true;
        var updates = Take(call);
        if (updates.Count == 0 && SecondsOf(call) > 0) bot.Poll = poll = new LongPoll();
        return Write(updates);
    }

    private IReadOnlyList<PendingUpdate> Take(ApiCall call) =>
        call.Bot.Updates.Take(Math.Clamp(call.Args.Int("limit") ?? MostUpdates, 1, MostUpdates), world.Now);

    private async Task<string?> WaitAsync(LongPoll poll, int seconds, CancellationToken ct)
    {
        try
        {
            return await poll.Ended.WaitAsync(TimeSpan.FromSeconds(seconds), world.Time, ct);
        }
        catch (TimeoutException)
        {
            return null;
        }
        catch (OperationCanceledException)
        {
            lock (world.Gate)
            {
                if (world.Bots.Values.FirstOrDefault(bot => bot.Poll == poll) is { } left) left.Poll = null;
            }

            throw;
        }
    }

    private static int SecondsOf(ApiCall call) => Math.Clamp(call.Args.Int("timeout") ?? 0, 0, LongestWaitSeconds);

    private static WriteResult Write(IReadOnlyList<PendingUpdate> updates) => json =>
    {
        json.WriteStartArray();
        foreach (var update in updates) json.WriteRawValue(update.Json, skipInputValidation: true);
        json.WriteEndArray();
    };
}

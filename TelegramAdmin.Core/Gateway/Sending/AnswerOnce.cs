using System.Collections.Concurrent;
using TelegramAdmin.Core.Gateway.Calls;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Gateway.Sending;

/// <summary>
/// Answers to presses and queries. Several programs share a bot and each sees the query; the first that answers it does, and a later one is
/// told true, so that its library sees no fault. A query is remembered for longer than Telegram takes answers to it.
/// </summary>
public sealed class AnswerOnce(PassToTelegram telegram, TimeProvider time)
{
    private const int Largest = 50_000;

    private static readonly TimeSpan Memory = TimeSpan.FromMinutes(15);

    private readonly ConcurrentDictionary<QueryKey, Task<GatewayAnswer>> _answers = new();
    private readonly ConcurrentQueue<(QueryKey Query, long At)> _order = new();

    public async Task<GatewayAnswer> RunAsync(GatewayCall call, CallBody body)
    {
        if (QueryOf(call.Method.Name, body) is not { } id)
            return await telegram.RunAsync(call, body, CancellationToken.None);
        var query = new QueryKey(call.Bot.Id, call.Method.Name, id);
        while (true)
        {
            var mine = new TaskCompletionSource<GatewayAnswer>(TaskCreationOptions.RunContinuationsAsynchronously);
            var first = _answers.GetOrAdd(query, mine.Task);
            if (first == mine.Task)
                return await FirstAsync(query, mine, call, body);
            if ((await first).IsOk)
                return GatewayAnswer.True;
        }
    }

    /// <summary>Where it did not succeed, it is as if it had not been tried.</summary>
    private async Task<GatewayAnswer> FirstAsync(QueryKey query, TaskCompletionSource<GatewayAnswer> done, GatewayCall call, CallBody body)
    {
        var answer = GatewayErrors.Unavailable("the answer could not be given");
        try
        {
            // The caller going away must not leave others in doubt whether the query is answered.
            answer = await telegram.RunAsync(call, body, CancellationToken.None);
            return answer;
        }
        finally
        {
            if (answer.IsOk)
                Remember(query);
            else
                _answers.TryRemove(query, out _);
            done.SetResult(answer);
        }
    }

    private void Remember(QueryKey query)
    {
        _order.Enqueue((query, time.GetTimestamp()));
        while (_order.TryPeek(out var oldest) && (time.GetElapsedTime(oldest.At) > Memory || _order.Count > Largest) && _order.TryDequeue(out oldest))
            _answers.TryRemove(oldest.Query, out _);
    }

    private static string? QueryOf(string method, CallBody body) => method switch
    {
        "answerCallbackQuery" => body.Text("callback_query_id"),
        "answerInlineQuery" => body.Text("inline_query_id"),
        "answerPreCheckoutQuery" => body.Text("pre_checkout_query_id"),
        "answerShippingQuery" => body.Text("shipping_query_id"),
        _ => null,
    };

    private readonly record struct QueryKey(BotId Bot, string Method, string Id);
}

using System.Text.Json;
using TelegramAdmin.Sandbox.State;

namespace TelegramAdmin.Sandbox.BotApi.Methods.Changing;

/// <summary>answerCallbackQuery and answerInlineQuery.</summary>
internal static class AnswerMethods
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    public static IEnumerable<ApiMethod> All =>
        [new("answerCallbackQuery", AnswerCallback), new("answerInlineQuery", AnswerInline)];

    private static WriteResult AnswerCallback(ApiCall call)
    {
        var query = Find(call, "callback_query_id");
        var text = call.Args.Text("text");
        if (text is { Length: > 200 }) throw ApiException.BadRequest("MESSAGE_TOO_LONG");
        var answer = new CallbackAnswer(text, call.Args.Bool("show_alert"), call.Args.Text("url"));
        query.Answer.TrySetResult(JsonSerializer.Serialize(answer));
        return ApiCall.True;
    }

    private static WriteResult AnswerInline(ApiCall call)
    {
        var query = Find(call, "inline_query_id");
        var results = call.Args.Json("results", "inline query results") ?? throw ApiException.BadRequest("parameter \"results\" is required");
        if (results.ValueKind != JsonValueKind.Array) throw ApiException.BadRequest("expected an Array of inline query results");
        if (results.GetArrayLength() > 50) throw ApiException.BadRequest("too many inline query results specified");
        query.Answer.TrySetResult(results.GetRawText());
        return ApiCall.True;
    }

    private static PendingQuery Find(ApiCall call, string parameter)
    {
        var query = call.Bot.Queries.Find(call.Args.Text(parameter) ?? "");
        if (query is not null && call.World.Time.GetUtcNow() - query.AskedAt <= Patience) return query;
        throw ApiException.BadRequest("query is too old and response timeout expired or query ID is invalid");
    }
}

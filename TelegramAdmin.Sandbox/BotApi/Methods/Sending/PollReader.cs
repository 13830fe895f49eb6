using System.Text.Json;
using TelegramAdmin.Sandbox.BotApi.Methods.Changing;
using TelegramAdmin.Sandbox.State.Contents;

namespace TelegramAdmin.Sandbox.BotApi.Methods.Sending;

/// <summary>sendPoll and stopPoll.</summary>
internal static class PollReader
{
    private const int MostOptions = 12;

    public static PollContent Read(ApiCall call)
    {
        var args = call.Args;
        var question = args.Required("question");
        if (question.Length > 300) throw ApiException.BadRequest("poll question length must not exceed 300");
        var options = Options(args.Json("options", "options"));
        return new PollContent(call.World.Ids.NextQuery(), question, options)
        {
            IsAnonymous = !args.Has("is_anonymous") || args.Bool("is_anonymous"),
            IsQuiz = args.Text("type") == "quiz",
            IsClosed = args.Bool("is_closed"),
            AllowsMultipleAnswers = args.Bool("allows_multiple_answers"),
        };
    }

    public static WriteResult Stop(ApiCall call)
    {
        var (chat, message) = OwnMessage.Find(call);
        if (message.Content is not PollContent poll) throw ApiException.BadRequest("message with poll to stop not found");
        if (poll.IsClosed) throw ApiException.BadRequest("poll has already been closed");
        var stopped = poll with { IsClosed = true };
        message.Content = stopped;
        call.World.Tell(chat, message);
        return json => stopped.WriteValue(json);
    }

    private static List<string> Options(JsonElement? options)
    {
        if (options is not { ValueKind: JsonValueKind.Array } array) throw ApiException.BadRequest("expected an Array of String as options");
        var texts = array.EnumerateArray().Select(TextOf).ToList();
        if (texts.Count == 0) throw ApiException.BadRequest("poll must have at least 1 option");
        if (texts.Count > MostOptions) throw ApiException.BadRequest($"poll can't have more than {MostOptions} options");
        if (texts.Exists(text => text.Length > 100)) throw ApiException.BadRequest("poll options length must not exceed 100");
        return texts;
    }

    private static string TextOf(JsonElement option)
    {
        var value = option.ValueKind == JsonValueKind.Object && option.TryGetProperty("text", out var text) ? text : option;
        if (value.ValueKind != JsonValueKind.String) throw ApiException.BadRequest("expected an option to be of type String");
        return value.GetString() is { Length: > 0 } given ? given : throw ApiException.BadRequest("poll options must be non-empty");
    }
}

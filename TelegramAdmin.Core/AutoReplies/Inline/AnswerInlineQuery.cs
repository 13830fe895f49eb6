using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using TelegramAdmin.Core.BotApi;
using TelegramAdmin.Core.BotApi.Types;
using TelegramAdmin.Core.Conversations;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Updates;
using TelegramAdmin.Core.Users;

namespace TelegramAdmin.Core.AutoReplies.Inline;

/// <summary>
/// Answers what somebody types after @bot in any chat (core.telegram.org/bots/api#inline-mode). The list is wanted while they type, so the answer
/// goes straight out and not through a queue.
/// </summary>
internal sealed partial class AnswerInlineQuery(IEnumerable<IInlineSource> sources, OtherReaders readers, IBotApi telegram, ILogger<AnswerInlineQuery> logger) : IUpdateHandler
{
    private const int OnOnePage = 50; // core.telegram.org/bots/api#answerinlinequery
    private const int CachedSeconds = 10;
    private const int LongestQuery = 256;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public UpdateStage Stage => UpdateStage.Answer;

    public async Task HandleAsync(UpdateContext context)
    {
        if (context is not { IsAnswered: false, Bot.AnswersItself: true, Update.InlineQuery: { } query })
            return;
        var found = await SearchAsync(context, query);
        if (found.Count == 0 && readers.Any(context.Bot.Id))
            return; // Another program reads this bot; it may know more.
        context.IsAnswered = true;
        var first = int.TryParse(query.Offset, NumberStyles.None, CultureInfo.InvariantCulture, out var offset) ? offset : 0;
        var parameters = Parameters(query.Id, [.. found.Skip(first).Take(OnOnePage)], found.Count > (long)first + OnOnePage ? first + OnOnePage : null);
        var token = context.Bot.Token;
        context.Db.AfterCommit(() => _ = Task.Run(() => SendAsync(token, query.Id, parameters)));
    }

    private async Task<IReadOnlyList<InlineAnswer>> SearchAsync(UpdateContext context, InlineQuery query)
    {
        var person = await context.Db.BotUsers.FirstOrDefaultAsync(u => u.BotId == context.Bot.Id && u.TelegramUserId == query.From.Id) ?? Stranger(context, query.From);
        var wish = new InlineWish(context.Db, context.Bot, ShortText.Cut(query.Query, LongestQuery).Trim(), person);
        var found = new List<InlineAnswer>();
        foreach (var source in sources)
            found.AddRange(await source.SearchAsync(wish));
        return [.. found.DistinctBy(a => a.Id)];
    }

    private static string Parameters(string queryId, IReadOnlyList<InlineAnswer> answers, int? next) => new JsonObject
    {
        ["inline_query_id"] = queryId,
        ["results"] = new JsonArray([.. answers.Select(a => (JsonNode)Article(a))]),
        ["cache_time"] = CachedSeconds,
        ["is_personal"] = true,
        ["next_offset"] = next?.ToString(CultureInfo.InvariantCulture) ?? "",
    }.ToJsonString();

    private static JsonObject Article(InlineAnswer answer)
    {
        var article = new JsonObject
        {
            ["type"] = "article",
            ["id"] = answer.Id,
            ["title"] = answer.Title,
            ["description"] = answer.Description,
            ["input_message_content"] = new JsonObject { ["message_text"] = answer.Screen.Html, ["parse_mode"] = "HTML", ["link_preview_options"] = new JsonObject { ["is_disabled"] = true } },
        };
        if ((answer.Screen with { Rows = [.. answer.Screen.Rows.Select(row => row.Where(b => b.Url is not null).ToList())] }).Keyboard() is { } links)
            article["reply_markup"] = links;
        return article;
    }

    private async Task SendAsync(BotToken token, string queryId, string parameters)
    {
        var reply = await telegram.CallAsync(token, new BotApiRequest("answerInlineQuery", parameters, [], Patience));
        if (reply is BotApiReply.Refused { Code: not 429, Description: var why } && !why.Contains("too old", StringComparison.Ordinal))
            Log.Refused(logger, queryId, why); // Else whoever types asks again with the next letter.
    }

    private static BotUser Stranger(UpdateContext context, User user) => new()
    {
        WorkspaceId = context.Bot.WorkspaceId,
        BotId = context.Bot.Id,
        TelegramUserId = user.Id,
        FirstName = user.FirstName,
        LastName = user.LastName,
        Username = user.Username,
        LanguageCode = user.LanguageCode,
        FirstSeenAt = context.Now,
        LastSeenAt = context.Now,
    };

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "Telegram refused the answer to inline query {Query}: {Reason}")]
        public static partial void Refused(ILogger logger, string query, string reason);
    }
}

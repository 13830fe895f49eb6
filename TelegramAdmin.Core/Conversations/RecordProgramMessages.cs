using System.Text.Json;
using TelegramAdmin.Core.BotApi;
using TelegramAdmin.Core.BotApi.Types;
using TelegramAdmin.Core.Delivery;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Conversations;

/// <summary>
/// Writes what other programs said through a bot into the conversations they said it in, as Telegram showed it, so that the team sees the whole
/// talk. Only people who wrote have a conversation; a broadcast to strangers makes none.
/// </summary>
internal sealed class RecordProgramMessages : IDeliveryObserver
{
    private const string Insert = """
        INSERT INTO conversation_messages (workspace_id, conversation_id, author, author_name, telegram_message_id, kind, text, entities, media, album_id,
            reply_to_telegram_id, quote, buttons, sent_at, delivery, outbox_id)
        SELECT workspace_id, id, @author, (SELECT name FROM api_keys WHERE id = @key), @telegram, @kind, @text, @entities, @media, @album,
            CAST(@reply_to AS BIGINT), @quote, @buttons, @at, @delivery, @outbox
        FROM conversations WHERE bot_id = @bot AND chat_id = @chat AND thread_id = @thread AND business_connection_id = @business
        ON CONFLICT DO NOTHING RETURNING id
        """;

    private const string Advance = """
        UPDATE conversations SET last_message_id = @message, last_message_at = @at, preview = @preview, preview_kind = @kind, preview_author = @author
        WHERE bot_id = @bot AND chat_id = @chat AND thread_id = @thread AND business_connection_id = @business
        """;

    private const string Edit = """
        UPDATE conversation_messages SET text = @text, entities = @entities, buttons = @buttons, edited_at = @at
        WHERE conversation_id = (SELECT id FROM conversations WHERE bot_id = @bot AND chat_id = @chat AND thread_id = @thread AND business_connection_id = @business) AND telegram_message_id = @telegram AND kind <> 13
        """;

    public async Task RecordAsync(WriteSession session, IReadOnlyList<DeliveryOutcome> outcomes)
    {
        var said = outcomes.Where(o => o is { State: DeliveryState.Sent, ApiKeyId: not null, SubjectId: null }).SelectMany(Said.Of).ToList();
        if (said.Count == 0)
            return;
        var added = said.Where(s => s.IsNew).ToList();
        await session.ForEachAsync(Insert, added, static (p, s) => Bind(p, s), (index, row) => added[index].RowId = row.GetInt64(0));
        await session.ForEachAsync(Advance, [.. added.Where(s => s.RowId is not null)], static (p, s) => p
            .Add("@message", s.RowId).Add("@at", s.At).Add("@preview", s.Content.Preview()).Add("@kind", (long)s.Content.Kind)
            .Add("@author", (long)MessageAuthor.Bot).Add("@bot", s.Outcome.BotId).Place(s.Place));
        await session.ForEachAsync(Edit, [.. said.Where(s => !s.IsNew)], static (p, s) => p
            .Add("@text", s.Content.Text).Add("@entities", s.Content.Entities).Add("@buttons", s.Buttons).Add("@at", s.Outcome.At)
            .Add("@bot", s.Outcome.BotId).Place(s.Place).Add("@telegram", s.Message.MessageId));
    }

    private static void Bind(SqlParameters parameters, Said said) => parameters
        .Add("@author", (long)MessageAuthor.Bot).Add("@key", said.Outcome.ApiKeyId).Add("@telegram", said.Message.MessageId).Add("@kind", (long)said.Content.Kind)
        .Add("@text", said.Content.Text).Add("@entities", said.Content.Entities).Add("@media", said.Content.Media?.ToJson()).Add("@album", said.Message.MediaGroupId)
        .Add("@reply_to", said.Message.ReplyToMessage?.MessageId).Add("@quote", MessageContent.QuoteOf(said.Message)).Add("@buttons", said.Buttons).Add("@at", said.At)
        .Add("@delivery", (long)DeliveryState.Sent).Add("@outbox", said.Outcome.MessageId).Add("@bot", said.Outcome.BotId).Place(said.Place);

    /// <summary>One message that Telegram showed.</summary>
    private sealed record Said(DeliveryOutcome Outcome, Message Message, ChatPlace Place, MessageContent Content, string? Buttons)
    {
        public long? RowId { get; set; }

        public bool IsNew => Outcome.Method.StartsWith("send", StringComparison.Ordinal) || Outcome.Method.StartsWith("forward", StringComparison.Ordinal);

        public DateTimeOffset At => DateTimeOffset.FromUnixTimeSeconds(Message.Date);

        /// <summary>Nothing where the answer is no message, such as that of copyMessage.</summary>
        public static IEnumerable<Said> Of(DeliveryOutcome outcome)
        {
            var parts = outcome.Result is { ValueKind: JsonValueKind.Array } several ? several.EnumerateArray().ToList() : outcome.Result is { } one ? [one] : [];
            return parts.Where(p => p.ValueKind == JsonValueKind.Object && p.TryGetProperty("chat", out _)).Select(p => TryRead(outcome, p)).OfType<Said>();
        }

        private static Said? TryRead(DeliveryOutcome outcome, JsonElement json)
        {
            try
            {
                var message = json.Deserialize(BotApiJson.Default.Message)!;
                return ChatPlace.Of(message) is not { } place ? null : new Said(outcome, message, place, MessageContent.Of(message), json.TryGetProperty("reply_markup", out var markup) ? markup.GetRawText() : null);
            }
            catch (JsonException)
            {
                return null; // A form that the documentation does not know: the message was sent all the same.
            }
        }
    }
}

file static class PlaceParameters
{
    public static SqlParameters Place(this SqlParameters parameters, ChatPlace place) =>
        parameters.Add("@chat", place.ChatId).Add("@thread", place.ThreadId).Add("@business", place.Business);
}

using System.Text.Json.Nodes;
using TelegramAdmin.Core.Conversations;
using TelegramAdmin.Core.Delivery;
using TelegramAdmin.Core.Storage.Rollups;

namespace TelegramAdmin.Hosting.Past;

/// <summary>What the bot sent, message by message: its own words, the team's, and what went to all.</summary>
internal sealed class PastOutbox(PastPage page)
{
    private const string Blocked = "Forbidden: bot was blocked by the user";

    public async Task WriteAsync(PastTalks talks, PastCampaigns campaigns)
    {
        var said = talks.Messages.Where(m => m.Row.Author != MessageAuthor.Person).Select(m => (m.Line.At, Row: Said(m.Person, m.Row), Keep: (Action<long>)(id => m.Row.OutboxId = id)));
        var sent = campaigns.Recipients.Select(r => (r.Receipt.At, Row: Sent(r.Person, r.Receipt, r.Row.Id), Keep: (Action<long>)(id => r.Row.OutboxId = id)));
        var all = said.Concat(sent).OrderBy(m => m.At).ToList();
        await page.AddAsync(all.Select(m => m.Row));
        foreach (var (at, row, keep) in all)
        {
            keep(row.Id);
            page.Counts.Add(row.State == DeliveryState.Sent ? Metric.MessagesOut : Metric.MessagesFailed, row.FinishedAt ?? at);
            if (row.State == DeliveryState.Failed)
                page.Counts.Add(Metric.Errors, at);
        }
    }

    private OutboxMessage Said(PastPerson person, ConversationMessage message) => new()
    {
        WorkspaceId = PastPage.Home, BotId = page.Bot, ChatId = person.Id, Method = "sendMessage", Parameters = Parameters(person, message.Text), Lane = Lane.Reply,
        OnUncertain = message.Author == MessageAuthor.Bot ? OnUncertain.Retry : OnUncertain.Hold, State = DeliveryState.Sent, Attempts = 1, SubjectId = message.Id, SubjectKind = SubjectKind.Conversation,
        TelegramMessageId = message.TelegramMessageId, CreatedAt = message.SentAt, FinishedAt = message.SentAt.AddMilliseconds(180),
    };

    private OutboxMessage Sent(PastPerson person, PastReceipt receipt, long recipient) => new()
    {
        WorkspaceId = PastPage.Home, BotId = page.Bot, ChatId = person.Id, Method = "sendMessage", Parameters = Parameters(person, PastCampaigns.TextOf(receipt)), Lane = Lane.Bulk, Priority = Priority.Low,
        State = receipt.Line is null ? DeliveryState.Failed : DeliveryState.Sent, Attempts = 1, SubjectId = recipient, SubjectKind = SubjectKind.Recipient, TelegramMessageId = receipt.Line?.Number,
        ErrorCode = receipt.Line is null ? 403 : null, Error = receipt.Line is null ? Blocked : null, CreatedAt = receipt.At.AddSeconds(-1), FinishedAt = receipt.At,
    };

    private static string Parameters(PastPerson person, string text) => new JsonObject { ["chat_id"] = person.Id, ["text"] = text }.ToJsonString();
}

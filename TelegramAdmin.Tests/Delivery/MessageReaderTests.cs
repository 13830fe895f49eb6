using TelegramAdmin.Core.Bots;
using TelegramAdmin.Core.Delivery;
using TelegramAdmin.Core.Delivery.Attempts;
using TelegramAdmin.Core.Delivery.Reading;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Tests.Running;

namespace TelegramAdmin.Tests.Delivery;

/// <summary>The history of messages: found by what is asked for, newest first, a page at a time.</summary>
public sealed class MessageReaderTests
{
    private static readonly BotId One = new(501);
    private static readonly BotId Two = new(502);
    private static readonly DateTimeOffset Noon = new(2026, 5, 14, 12, 0, 0, TimeSpan.Zero);

    [Theory, OnBothDatabases]
    public async Task List_WithEachFilter_HoldsWhatMatchesNewestFirst(DatabaseProvider provider)
    {
        await using var app = await RunningApp.StartAsync(provider);
        var ids = await FillAsync(app);
        var reader = app.Service<MessageReader>();

        async Task<List<long>> FoundAsync(MessageFilter filter)
        {
            var page = await reader.ListAsync(WorkspaceId.Default, filter, cancellation: TestContext.Current.CancellationToken);
            var count = await reader.CountAsync(WorkspaceId.Default, filter, TestContext.Current.CancellationToken);
            Assert.Equal((page.Rows.Count, false), (count.Count, count.IsMore));
            return [.. page.Rows.Select(m => (long)ids.IndexOf(m.Id))];
        }

        Assert.Equal([7, 6, 5, 4, 3, 2, 1, 0], await FoundAsync(new MessageFilter()));
        Assert.Equal([4, 3], await FoundAsync(new MessageFilter { States = [DeliveryState.Failed, DeliveryState.Unknown] }));
        Assert.Equal([7, 6, 0], await FoundAsync(new MessageFilter { States = [DeliveryState.Pending, DeliveryState.Retrying, DeliveryState.Scheduled] }));
        Assert.Equal([5, 1], await FoundAsync(new MessageFilter { States = [DeliveryState.Sent] }));
        Assert.Equal([7, 5, 3, 1], await FoundAsync(new MessageFilter { Bots = [Two] }));
        Assert.Equal([3], await FoundAsync(new MessageFilter { Bots = [Two], States = [DeliveryState.Failed, DeliveryState.Pending] }));
        Assert.Equal([6, 2], await FoundAsync(new MessageFilter { ChatId = 72 }));
        Assert.Equal([2], await FoundAsync(new MessageFilter { ChatId = 72, States = [DeliveryState.Cancelled] }));
        Assert.Equal([4, 3, 2], await FoundAsync(new MessageFilter { From = Noon.AddMinutes(2), To = Noon.AddMinutes(5) }));
        Assert.Equal([3], await FoundAsync(new MessageFilter { Error = "chat not found" }));
        Assert.Equal([5], await FoundAsync(new MessageFilter { Text = "Привет 5" }));
        Assert.Equal([4], await FoundAsync(new MessageFilter { Method = "sendPhoto" }));
        Assert.Equal([1], await FoundAsync(new MessageFilter { ApiKeyId = 9 }));
        Assert.Equal(7, (await FoundAsync(new MessageFilter { IsOwn = true })).Count);
        Assert.Empty(await FoundAsync(new MessageFilter { Bots = [new BotId(999)] }));
    }

    [Theory, OnBothDatabases]
    public async Task Pages_GoOnWhereTheLastOneEnded_UntilThereIsNoMore(DatabaseProvider provider)
    {
        await using var app = await RunningApp.StartAsync(provider);
        var ids = await FillAsync(app);
        var reader = app.Service<MessageReader>();

        var seen = new List<long>();
        long? before = null;
        do
        {
            var page = await reader.ListAsync(WorkspaceId.Default, new MessageFilter(), before, limit: 3, TestContext.Current.CancellationToken);
            Assert.InRange(page.Rows.Count, 1, 3);
            seen.AddRange(page.Rows.Select(m => m.Id));
            before = page.Next;
        }
        while (before is not null);

        Assert.Equal(ids.AsEnumerable().Reverse(), seen);
    }

    [Theory, OnBothDatabases]
    public async Task Message_WithTries_TellsItsLifeInOrder_AndNothingToAnotherWorkspace(DatabaseProvider provider)
    {
        await using var app = await RunningApp.StartAsync(provider);
        var ids = await FillAsync(app);
        var reader = app.Service<MessageReader>();
        await app.Storage.WriteAsync(WorkspaceId.Default, async db =>
        {
            db.DeliveryAttempts.Add(Attempt(ids[5], One, DeliveryState.Retrying, 502, "Bad Gateway", 1));
            await db.SaveChangesAsync();
            db.DeliveryAttempts.Add(Attempt(ids[5], One, DeliveryState.Pending, 401, "Given to another bot.", 2));
            db.DeliveryAttempts.Add(Attempt(ids[3], Two, DeliveryState.Failed, 400, "Bad Request: chat not found", 3));
        });

        var sent = await reader.FindAsync(WorkspaceId.Default, ids[5], TestContext.Current.CancellationToken);
        var failed = await reader.FindAsync(WorkspaceId.Default, ids[3], TestContext.Current.CancellationToken);

        Assert.Equal([(StepKind.Accepted, One), (StepKind.Tried, One), (StepKind.Requeued, One), (StepKind.Sent, Two)], sent!.Steps.Select(s => (s.Kind, s.BotId)));
        Assert.Equal([StepKind.Accepted, StepKind.Failed], failed!.Steps.Select(s => s.Kind));
        Assert.Equal("Bad Request: chat not found", failed.Steps[^1].Error);
        Assert.Null(await reader.FindAsync(new WorkspaceId(2), ids[5], TestContext.Current.CancellationToken));
        Assert.Empty((await reader.ListAsync(new WorkspaceId(2), new MessageFilter(), cancellation: TestContext.Current.CancellationToken)).Rows);
    }

    [Theory]
    [InlineData("sendMessage", """{"text":"Hello\n  there"}""", "Hello there")]
    [InlineData("sendPhoto", """{"photo":"x","caption":"Look"}""", "Look")]
    [InlineData("sendMediaGroup", """{"media":[{"type":"photo"},{"caption":"Both"}]}""", "Both")]
    [InlineData("sendMessage", """{"text":"<b>3 &lt; 4<\/b> credits","parse_mode":"HTML"}""", "3 < 4 credits")]
    [InlineData("sendMessage", """{"text":"a <b> as it was written"}""", "a <b> as it was written")]
    [InlineData("sendDice", "{}", "sendDice")]
    [InlineData("sendMessage", "not json", "sendMessage")]
    public void Preview_SaysWhatTheMessageSays_ElseTheMethod(string method, string parameters, string words) => Assert.Equal(words, MessagePreview.Of(method, parameters));

    [Theory]
    [InlineData("Forbidden: bot was blocked by the user", "blocked by the user")]
    [InlineData("Bad Request: can't parse entities: Can't find end of the entity starting at byte offset 12", "can't parse entities")]
    [InlineData("Bad Request: STICKER_ID_INVALID", "STICKER_ID_INVALID")]
    [InlineData("Too Many Requests: retry after 7", "Too Many Requests")]
    public void Cause_OfAnError_IsWhatItsKindHasInCommon_AndAPartOfIt(string error, string cause)
    {
        Assert.Equal(cause, FailureCause.Of(error));
        Assert.Contains(cause, error, StringComparison.Ordinal);
    }

    /// <summary>Eight messages, a minute apart, of two bots that are off: nothing of it is sent.</summary>
    private static Task<List<long>> FillAsync(RunningApp app) => app.Storage.WriteAsync(WorkspaceId.Default, async db =>
    {
        foreach (var id in new[] { One, Two })
            db.Bots.Add(Bot(id));
        DeliveryState[] states = [DeliveryState.Pending, DeliveryState.Sent, DeliveryState.Cancelled, DeliveryState.Failed, DeliveryState.Unknown, DeliveryState.Sent, DeliveryState.Retrying, DeliveryState.Scheduled];
        var ids = new List<long>();
        for (var i = 0; i < states.Length; i++)
        {
            var row = new OutboxMessage
            {
                WorkspaceId = WorkspaceId.Default,
                BotId = i % 2 == 0 ? One : Two,
                ChatId = 70 + i % 4,
                Method = i == 4 ? "sendPhoto" : "sendMessage",
                Parameters = new System.Text.Json.Nodes.JsonObject { ["text"] = $"Привет {i}" }.ToJsonString(),
                Lane = Lane.Bulk,
                State = states[i],
                Error = i == 3 ? "Bad Request: chat not found" : null,
                ErrorCode = i == 3 ? 400 : null,
                ApiKeyId = i == 1 ? 9 : null,
                NotBefore = i >= 6 ? DateTimeOffset.UtcNow.AddHours(1) : null,
                CreatedAt = Noon.AddMinutes(i),
                FinishedAt = i is >= 1 and <= 5 ? Noon.AddMinutes(i + 1) : null,
            };
            db.OutboxMessages.Add(row);
            await db.SaveChangesAsync();
            ids.Add(row.Id);
        }
        return ids;
    });

    private static Bot Bot(BotId id) => new()
    {
        Id = id, WorkspaceId = WorkspaceId.Default, Name = $"Bot {id}", Username = $"quiet_{id}_bot", ProtectedToken = "", ProtectedWebhookSecret = "", Mode = ReceiveMode.Polling, State = BotState.Off, AddedAt = Noon,
    };

    private static DeliveryAttempt Attempt(long message, BotId bot, DeliveryState state, int code, string error, int minute) => new()
    {
        WorkspaceId = WorkspaceId.Default, MessageId = message, BotId = bot, At = Noon.AddMinutes(minute), State = state, ErrorCode = code, Error = error,
    };
}

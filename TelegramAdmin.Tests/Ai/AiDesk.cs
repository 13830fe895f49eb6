using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Ai;
using TelegramAdmin.Core.AutoReplies.Faq;
using TelegramAdmin.Core.Conversations;
using TelegramAdmin.Core.Conversations.Writing;
using TelegramAdmin.Core.Settings;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Tests.AutoReplies;
using TelegramAdmin.Tests.Credits.Chat;
using TelegramAdmin.Tests.Running;

namespace TelegramAdmin.Tests.Ai;

/// <summary>A team with an FAQ, a model, and somebody who asks.</summary>
internal sealed class AiDesk(RunningApp app, ModelServer model, RuleDesk rules) : IAsyncDisposable
{
    public const string Asked = "Hello, what time does the shop open tomorrow?";

    public ModelServer Model => model;

    public RuleDesk Rules => rules;

    public Phone Ana => rules.Ana;

    public static async Task<AiDesk> OpenAsync(RunningApp app, bool isOn = true, bool answers = false)
    {
        var model = await ModelServer.StartAsync();
        app.Service<EngineOptions>().Ai = new AiOptions { BaseUrl = model.Url, ApiKey = ModelServer.Key, Model = "small-1" };
        Assert.Null((await app.Service<FaqBook>().SaveAsync(WorkspaceId.Default, null, new FaqDraft("When do you open?", "The shop opens at <b>nine</b>."), RuleDesk.Olga)).Failure);
        Assert.Null((await app.Service<FaqBook>().SaveAsync(WorkspaceId.Default, null, new FaqDraft("Do you ship abroad?", "We ship everywhere."), RuleDesk.Olga)).Failure);
        await Phone.SetAsync(app, AiSettings.IsOn, isOn);
        await Phone.SetAsync(app, AiSettings.Answers, answers);
        return new AiDesk(app, model, await RuleDesk.OpenAsync(app, "ai_bot"));
    }

    public async Task<Conversation> HeadAsync() => (await rules.HeadAsync())!;

    public async Task<IReadOnlyList<AiAnswer>> RowsAsync()
    {
        await using var db = app.Storage.ReadAll();
        return await db.AiAnswers.OrderBy(a => a.Id).ToListAsync();
    }

    /// <summary>Writes something and waits until the model's part in it is over.</summary>
    public async Task<AiAnswer> SettledAsync(string text)
    {
        var before = (await RowsAsync()).Count;
        Ana.Person.SendText(rules.Bot, text);
        return await SettledAsync(before);
    }

    public async Task<AiAnswer> SettledAsync(int index)
    {
        AiAnswer? row = null;
        await Eventually.TrueAsync(async () => (row = (await RowsAsync()).ElementAtOrDefault(index)) is { SettledAt: not null }, $"question {index} is settled");
        return row!;
    }

    public async Task AnswerAsync(string text) =>
        Assert.Null((await app.Service<SendReply>().RunAsync(WorkspaceId.Default, (await HeadAsync()).Id, new ReplyDraft(1, "Olga", text))).Failure);

    public ValueTask DisposeAsync() => model.DisposeAsync();
}

using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.AutoReplies.Faq;
using TelegramAdmin.Core.Conversations;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Tests.Credits.Chat;
using TelegramAdmin.Tests.Running;

using static TelegramAdmin.Tests.AutoReplies.RuleDesk;

namespace TelegramAdmin.Tests.AutoReplies;

/// <summary>Questions and answers: in the chat, from a file, in inline mode.</summary>
public sealed class FaqTests
{
    [Theory, OnBothDatabases]
    public async Task Question_IsAnsweredInThePersonsLanguage_ListedByCommand_AndLeadsToAPerson(DatabaseProvider provider)
    {
        await using var app = await RunningApp.StartAsync(provider);
        var desk = await OpenAsync(app);
        var hours = await AddAsync(app, new FaqDraft("When do you open?", "At <b>nine</b>, {first_name}.") { Keywords = "hours, opening time", Category = "Visit" });
        await AddAsync(app, new FaqDraft("¿Cuándo abrís?", "A las nueve.") { Keywords = "hours, horario", Category = "Visita", Language = "es" });
        for (var n = 1; n <= 9; n++)
            await AddAsync(app, new FaqDraft($"Price number {n}?", $"It is {n}.") { Category = "Prices" });
        var inga = Phone.Of(app, desk.Bot, "Inga", "es");

        Assert.Equal("When do you open?\n\nAt nine, Ana.", await desk.AskAsync("when do you OPEN"));
        Assert.Equal("¿Cuándo abrís?\n\nA las nueve.", await desk.AskAsync("your hours, please", inga));
        Assert.Equal(["👍 That helped", "🙋 Talk to a person"], desk.Ana.Last.ButtonTexts);
        Assert.Equal("Good to know, thank you", (await desk.Ana.Person.PressAsync(desk.Bot, "👍 That helped"))!.Text);
        await Eventually.TrueAsync(() => !desk.Ana.Last.ButtonTexts.Any(), "the buttons go");
        Assert.Equal(ConversationState.Quiet, (await desk.HeadAsync())!.State);

        await desk.Ana.AskAsync("/faq");
        Assert.Equal(["Visit", "Prices"], desk.Ana.Last.ButtonTexts);
        await desk.Ana.PressAsync("Prices");
        Assert.Equal(12, desk.Ana.Last.ButtonTexts.Count());
        await desk.Ana.PressAsync("▶");
        Assert.Contains("Price number 9?", desk.Ana.Last.ButtonTexts);
        Assert.Equal("Price number 9?\n\nIt is 9.", (await desk.Ana.PressAsync("Price number 9?")).Text);
        await desk.Ana.PressAsync("← Back");
        await desk.Ana.PressAsync("Price number 1?");
        await desk.Ana.Person.PressAsync(desk.Bot, "🙋 Talk to a person");
        await Eventually.TrueAsync(async () => await desk.HeadAsync() is { State: ConversationState.Open, UnreadCount: 1 }, "the team is called");
        Assert.Equal(1, (await app.Service<FaqBook>().FindAsync(WorkspaceId.Default, hours))!.Uses);

        Assert.Equal(1, await app.Service<FaqBook>().RemoveAsync(WorkspaceId.Default, [hours], Olga));
        await desk.SayAsync("opening time?");
    }

    [Theory, OnBothDatabases]
    public async Task File_WithGoodAndBadLines_TakesTheGoodOnesAndSaysWhatIsWrongWithTheOthers(DatabaseProvider provider)
    {
        await using var app = await RunningApp.StartAsync(provider);
        var file = app.Service<FaqFile>();
        await AddAsync(app, new FaqDraft("Known?", "old") { Language = "en", IsOn = false });
        const string csv = "Question;Answer;Keywords;Category;Language\r\n"
            + "Known?;new;;;en\r\n"
            + "\"Several\r\nlines; \"\"quoted\"\"\";Yes;a, b;Cat;\r\n"
            + ";no question;;;\r\n"
            + "Broken?;<b>open;;;\r\n"
            + "Known?;again;;;EN\r\n"
            + "\r\n"
            + "Long?;x;;;spanish\r\n"
            + "Six?;x;;;;;\r\n"
            + "'=1+1?;مرحبا 👍;;;ar\r\n"
            + "Never closed?;\"x;;;\r\n";

        var plan = (await file.LookAsync(WorkspaceId.Default, Bytes("\uFEFF" + csv))).Value;
        Assert.Equal((2, 1), (plan.Added, plan.Changed));
        Assert.Equal([5, 6, 7, 9, 10, 12], plan.Refused.Select(r => r.Line));
        Assert.StartsWith("A question has 1 to 256", plan.Refused[0].Reason, StringComparison.Ordinal);
        Assert.Equal("The same question stands in line 2 already.", plan.Refused[2].Reason);
        Assert.Equal(1, (await app.Service<FaqBook>().ReadAsync(WorkspaceId.Default, new FaqFilter())).Total);

        var done = (await file.ImportAsync(WorkspaceId.Default, Bytes(csv), Olga)).Value;
        Assert.Equal((2, 1, 6), (done.Added, done.Changed, done.Refused.Count));
        var entries = (await app.Service<FaqBook>().ReadAsync(WorkspaceId.Default, new FaqFilter())).Entries;
        Assert.Equal([("Known?", "new", false), ("Several\r\nlines; \"quoted\"", "Yes", true), ("=1+1?", "مرحبا 👍", true)], entries.Select(e => (e.Question, e.Answer, e.IsOn)));
        Assert.Equal("Several\r\nlines; \"quoted\"", Assert.Single((await app.Service<FaqBook>().ReadAsync(WorkspaceId.Default, new FaqFilter("QUOTED", "Cat"))).Entries).Question);

        var exported = await file.ExportAsync(WorkspaceId.Default);
        Assert.Contains("'=1+1?", exported, StringComparison.Ordinal);
        var again = (await file.ImportAsync(WorkspaceId.Default, Bytes(exported), Olga)).Value;
        Assert.Equal((0, 3, 0), (again.Added, again.Changed, again.Refused.Count));
        Assert.Equal("faq_file_invalid", (await file.ImportAsync(WorkspaceId.Default, new MemoryStream([0xFF, 0xFE, 0x41, 0x00]), Olga)).Failure!.Code);
        Assert.Equal("faq_columns_missing", (await file.ImportAsync(WorkspaceId.Default, Bytes("a,b\r\n1,2"), Olga)).Failure!.Code);
        Assert.Equal("faq_question_exists", (await app.Service<FaqBook>().SaveAsync(WorkspaceId.Default, null, new FaqDraft("Known?", "x") { Language = "en" }, Olga)).Failure!.Code);
    }

    [Theory, OnBothDatabases]
    public async Task Inline_AnswersFromRulesAndQuestions_OfThisBotAndLanguageOnly(DatabaseProvider provider)
    {
        await using var app = await RunningApp.StartAsync(provider);
        var desk = await OpenAsync(app);
        await desk.AddAsync("Price list", When(Core.AutoReplies.Rules.TriggerKind.InlineQuery, "prices"), new Core.AutoReplies.Rules.RuleAction(Core.AutoReplies.Rules.RuleActionKind.Reply)
        {
            Screens = [Screen("start", "<b>From 5</b>, {first_name} says", Button("Shop", url: "https://example.com"), Button("More", "start"))],
        });
        await AddAsync(app, new FaqDraft("When do you open?", "At nine.") { Keywords = "hours" });
        await AddAsync(app, new FaqDraft("¿Cuándo abrís?", "A las nueve.") { Language = "es" });

        var found = await AskInlineAsync(desk, "pri");
        var article = Assert.Single(found);
        Assert.Equal(("Price list", "From 5, Ana says"), (article.GetProperty("title").GetString(), article.GetProperty("description").GetString()));
        Assert.Equal("<b>From 5</b>, Ana says", article.GetProperty("input_message_content").GetProperty("message_text").GetString());
        Assert.Equal("https://example.com", Assert.Single(article.GetProperty("reply_markup").GetProperty("inline_keyboard")[0].EnumerateArray()).GetProperty("url").GetString());
        Assert.Equal(["Price list", "When do you open?"], (await AskInlineAsync(desk, "")).Select(a => a.GetProperty("title").GetString()));
        Assert.Equal(["When do you open?"], (await AskInlineAsync(desk, "hour")).Select(a => a.GetProperty("title").GetString()));
        Assert.Empty(await AskInlineAsync(desk, "🦄 مرحبا"));
    }

    private static async Task<List<JsonElement>> AskInlineAsync(RuleDesk desk, string query) =>
        [.. JsonElement.Parse((await desk.Ana.Person.AskInlineAsync(desk.Bot, query))!).EnumerateArray()];

    private static async Task<long> AddAsync(RunningApp app, FaqDraft draft)
    {
        var saved = await app.Service<FaqBook>().SaveAsync(WorkspaceId.Default, null, draft, Olga);
        Assert.Null(saved.Failure);
        return saved.Value.Id;
    }

    private static MemoryStream Bytes(string text) => new(Encoding.UTF8.GetBytes(text));
}
